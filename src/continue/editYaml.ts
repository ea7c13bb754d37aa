import { isDeepStrictEqual } from 'node:util';
import { applyEdits, type Edit } from 'jsonc-parser';
import { isCollection, isMap, isNode, isPair, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { type LineEnd, majorityLineEnd } from '../core/text/lineEnds.ts';
import { isObject } from './mergeValues.ts';
import { isFilled, yamlInline, yamlLines, yamlText } from './yaml.ts';

/**
 * A YAML text changed so that it reads as `value`. Only what differs is written: printing the document again would fold lines, align
 * comments anew, turn CRLF into LF and `0x1F` into 31. Keys and entries are added and changed, never removed. Undefined where the result
 * would not read as `value`, for example because an alias elsewhere shows the changed value, too.
 */
export function editYaml(text: string, value: unknown): string | undefined {
  const document = parseDocument(text);
  const changes = new YamlChanges(text);
  changes.make(document.contents, document.toJS(), value);
  const changed = applyEdits(text, changes.edits);
  const after = parseDocument(changed);
  return after.errors.length === 0 && isDeepStrictEqual(after.toJS(), value) ? changed : undefined;
}

/** The edits of one text, whose offsets are those of the text before all of them. */
class YamlChanges {
  readonly edits: Edit[] = [];
  readonly #text: string;
  readonly #lineEnd: LineEnd;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = majorityLineEnd(text) ?? '\n';
  }

  /** Makes a node, which reads as `old`, read as `wanted`. */
  make(node: unknown, old: unknown, wanted: unknown): void {
    if (isDeepStrictEqual(old, wanted)) return;
    if (isMap(node) && isObject(old) && isObject(wanted)) this.#changeMap(node, old, wanted);
    else if (isSeq(node) && Array.isArray(old) && Array.isArray(wanted)) this.#changeList(node, old, wanted);
    else this.#replace(node, wanted);
  }

  #changeMap(map: YAMLMap, old: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): void {
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : String(key);
      const inner = wanted[name];
      // `models:` with nothing behind it.
      if (!map.flow && this.#isEmpty(value) && isFilled(inner)) {
        this.#insertLines(endOf(value), this.#columnOf(map) + 2, yamlLines(inner));
      } else this.make(value, old[name], inner);
    }
    const added = Object.entries(wanted).filter(([name]) => !Object.hasOwn(old, name));
    if (added.length === 0) return;
    if (map.flow) {
      const pairs = added.map(([name, value]) => `${yamlInline(name)}: ${yamlInline(value)}`);
      this.#insertInBrackets(map, pairs);
    } else this.#insertLines(endOf(map), this.#columnOf(map), yamlLines(Object.fromEntries(added)));
  }

  #changeList(list: YAMLSeq, old: readonly unknown[], wanted: readonly unknown[]): void {
    for (const [at, item] of list.items.entries()) this.make(item, old[at], wanted[at]);
    const added = wanted.slice(old.length);
    if (added.length === 0) return;
    if (list.flow) this.#insertInBrackets(list, added.map(yamlInline));
    else this.#insertLines(endOf(list), this.#columnOf(list), yamlLines(added));
  }

  #replace(node: unknown, wanted: unknown): void {
    if (!isNode(node) || !node.range) return;
    const [start, end] = node.range;
    // The range of a block scalar has the line end behind it.
    const source = this.#text.slice(start, end).trimEnd();
    const content = typeof wanted === 'string' ? yamlText(wanted) : yamlInline(wanted);
    const blank = source === '' && !/\s/.test(this.#text[start - 1] ?? '') ? ' ' : '';
    const beforeComment = source === '' && this.#text[start] === '#' ? ' ' : '';
    this.edits.push({ offset: start, length: source.length, content: blank + content + beforeComment });
  }

  #isEmpty(node: unknown): boolean {
    return isScalar(node) && node.range?.[0] === node.range?.[1];
  }

  /** Below the line in which `offset` is, which may be the last one without a line end. */
  #insertLines(offset: number, column: number, lines: readonly string[]): void {
    const text = lines.map((line) => ' '.repeat(column) + line).join(this.#lineEnd);
    const next = this.#text[offset - 1] === '\n' ? offset : this.#text.indexOf('\n', offset) + 1;
    const edit =
      next > 0
        ? { offset: next, content: text + this.#lineEnd }
        : { offset: this.#text.length, content: this.#lineEnd + text };
    this.edits.push({ length: 0, ...edit });
  }

  #insertInBrackets(collection: YAMLMap | YAMLSeq, items: readonly string[]): void {
    const [start = 0] = collection.range ?? [];
    const text = items.join(', ');
    const edit =
      collection.items.length === 0
        ? { offset: start + 1, content: text }
        : { offset: endOfLast(collection), content: `, ${text}` };
    this.edits.push({ length: 0, ...edit });
  }

  /** Where the keys or dashes of a collection in block style stand in their lines. */
  #columnOf(collection: YAMLMap | YAMLSeq): number {
    const [first] = collection.items;
    const node: unknown = isPair(first) ? first.key : collection;
    const [start = 0] = (isNode(node) ? node.range : undefined) ?? [];
    const before = this.#text.slice(this.#text.lastIndexOf('\n', start - 1) + 1, start);
    return before.replace(/^\uFEFF/, '').length;
  }
}

/** Where the text of a node ends, without comments and blank lines behind it, which a collection's own range has. */
export function endOf(node: unknown): number {
  if (isCollection(node) && !node.flow) return endOfLast(node as YAMLMap | YAMLSeq);
  return (isNode(node) ? node.range?.[1] : undefined) ?? 0;
}

function endOfLast({ items }: YAMLMap | YAMLSeq): number {
  const last: unknown = items.at(-1);
  return endOf(isPair(last) ? (last.value ?? last.key) : last);
}
