import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';

/**
 * An existing block file with what the export wants in it: our values where they differ, everything else as it was, keys that we do
 * not know, lists that somebody chose and comments included. Entries of a list are told apart by `name`. A text without content gets
 * the whole block. Undefined where the old text is anything else than one YAML map without errors: nobody can say what of it to keep.
 */
export function mergeBlock(old: string, wanted: string): string | undefined {
  const document: Document = parseDocument(old);
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) return old + (old === '' || old.endsWith('\n') ? '' : '\n') + wanted;
  const fresh: Document = parseDocument(wanted);
  if (!isMap(document.contents) || !isMap(fresh.contents)) return undefined;
  const before = JSON.stringify(document.toJS());
  for (const { key, value } of fresh.contents.items) {
    const name = keyText(key);
    const present: unknown = document.contents.get(name, true);
    // Name and version of the file are its owner's.
    if (present === undefined) document.contents.set(name, value);
    else if (isSeq(present) && isSeq(value)) mergeEntries(present, value);
    else if (isMap(value) || isSeq(value)) document.contents.set(name, value);
  }
  return JSON.stringify(document.toJS()) === before ? old : writeLike(old, document);
}

/** In the style of the old text: YAML has no other way to keep the blanks inside of brackets. */
function writeLike(old: string, document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: !/[[{][^\s\]}]/.test(old) });
}

function mergeEntries(present: YAMLSeq, wanted: YAMLSeq): void {
  for (const entry of wanted.items) {
    if (!isMap(entry)) continue;
    const same = present.items.find((item) => isMap(item) && item.get('name') === entry.get('name'));
    if (isMap(same)) mergeMap(same, entry);
    else present.items.push(entry);
  }
}

function mergeMap(present: YAMLMap, wanted: YAMLMap): void {
  for (const { key, value } of wanted.items) {
    const name = keyText(key);
    const old: unknown = present.get(name, true);
    if (old === undefined) present.set(name, value);
    else if (isMap(old) && isMap(value)) mergeMap(old, value);
    else if (isScalar(old) && isScalar(value)) old.value = value.value;
    // A list is a choice (`roles`): whoever changed it meant it.
    else if (!isSeq(old)) present.set(name, value);
  }
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
