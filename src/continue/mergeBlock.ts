import { parse, parseDocument } from 'yaml';
import { majorityLineEnd } from '../core/text/lineEnds.ts';
import { editYaml } from './editYaml.ts';
import { isObject, mergeEntry, NotMergeable } from './mergeValues.ts';

/**
 * An existing block file with what the export wants in it: our values where they differ, everything else byte for byte as it was, keys that we
 * do not know, lists that somebody chose and comments included. Entries of a list are told apart by `name`. A text without content gets
 * the whole block. Undefined where nobody can say what to keep of the old text: it is no YAML map, has an error, or something else where ours
 * has a list or a map.
 */
export function mergeBlock(old: string, wanted: string): string | undefined {
  const document = parseDocument(old);
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) return belowComments(old, wanted);
  try {
    return editYaml(old, mergedBlock(document.toJS(), parse(wanted)));
  } catch (error) {
    // The library's error for aliases without an anchor, or with too many.
    if (error instanceof NotMergeable || error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function belowComments(comments: string, block: string): string {
  const lineEnd = majorityLineEnd(comments) ?? '\n';
  const missing = /[^\n\uFEFF]$/.test(comments) ? lineEnd : '';
  return comments + missing + block.replaceAll('\n', lineEnd);
}

function mergedBlock(old: unknown, wanted: unknown): unknown {
  if (!isObject(old) || !isObject(wanted)) throw new NotMergeable();
  const merged: Record<string, unknown> = { ...old };
  for (const [key, value] of Object.entries(wanted)) {
    if (Array.isArray(value)) merged[key] = value.reduce(withEntry, old[key]);
    // Name and version of the file are its owner's.
    else if (!Object.hasOwn(old, key)) merged[key] = value;
  }
  return merged;
}

function withEntry(list: unknown, entry: unknown): unknown[] {
  return mergeEntry(list, entry, (item) => isObject(item) && isObject(entry) && item['name'] === entry['name']);
}
