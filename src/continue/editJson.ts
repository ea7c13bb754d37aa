import { isDeepStrictEqual } from 'node:util';
import { applyEdits, type Edit, getNodeValue, type Node, parse, parseTree } from 'jsonc-parser';
import { type LineEnd, majorityLineEnd } from '../core/text/lineEnds.ts';
import { isObject } from './mergeValues.ts';

const PARSING = { allowTrailingComma: true };

/** What may stand behind an item in its line: a comma and comments. A comment to the line's end has room only where items have lines of their own. */
const BEHIND = /^(?:[ \t]*(?:,|\/\*[\s\S]*?\*\/))*/;
const BEHIND_IN_LINE = /^(?:[ \t]*(?:,|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*))*/;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g;

/**
 * A text of JSON with comments changed so that it reads as `value`. Only what differs is written: the library's own `modify` lays the lines
 * around it out anew. Keys and items are added and changed, never removed. Undefined where the result would not read as `value`, or a key that
 * would have to change is there twice.
 */
export function editJson(text: string, value: unknown): string | undefined {
  const root = parseTree(text, [], PARSING);
  if (root === undefined) return undefined;
  const changes = new JsonChanges(text);
  changes.make(root, value);
  const changed = applyEdits(text, changes.edits);
  return changes.certain && isDeepStrictEqual(parse(changed, [], PARSING), value) ? changed : undefined;
}

/** The edits of one text, whose offsets are those of the text before all of them. */
class JsonChanges {
  readonly edits: Edit[] = [];
  /** False where a key is there twice: which of the two counts, readers decide differently. */
  certain = true;
  readonly #text: string;
  readonly #lineEnd: LineEnd;
  readonly #step: string;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = majorityLineEnd(text) ?? '\n';
    this.#step = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  }

  /** Makes a node read as `wanted`. */
  make(node: Node, wanted: unknown): void {
    const old: unknown = getNodeValue(node);
    if (isDeepStrictEqual(old, wanted)) return;
    if (isObject(old) && isObject(wanted)) this.#changeObject(node, old, wanted);
    else if (Array.isArray(old) && Array.isArray(wanted)) this.#changeList(node, wanted);
    else {
      const content = this.#write(wanted, this.#indentOf(node.offset));
      this.edits.push({ offset: node.offset, length: node.length, content });
    }
  }

  #changeObject(node: Node, old: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): void {
    const properties = node.children ?? [];
    if (properties.length > Object.keys(old).length) this.certain = false;
    for (const { children: [key, value] = [] } of properties) {
      if (value !== undefined) this.make(value, wanted[String(key?.value)]);
    }
    const added = Object.entries(wanted).filter(([name]) => !Object.hasOwn(old, name));
    const indent = this.#indentWithin(node) ?? this.#indentOf(node.offset);
    this.#append(
      node,
      added.map(([name, value]) => `${JSON.stringify(name)}: ${this.#write(value, indent)}`),
    );
  }

  #changeList(node: Node, wanted: readonly unknown[]): void {
    const items = node.children ?? [];
    for (const [at, item] of items.entries()) this.make(item, wanted[at]);
    const indent = this.#indentWithin(node) ?? this.#indentOf(node.offset);
    this.#append(
      node,
      wanted.slice(items.length).map((item) => this.#write(item, indent)),
    );
  }

  #append(node: Node, items: readonly string[]): void {
    if (items.length === 0) return;
    const indent = this.#indentWithin(node);
    const lines = indent === undefined ? items.join(', ') : items.join(`,${this.#lineEnd}${indent}`);
    const last = node.children?.at(-1);
    if (last === undefined) {
      const content =
        indent === undefined
          ? lines
          : `${this.#lineEnd}${indent}${lines}${this.#lineEnd}${this.#blanksBefore(node.offset)}`;
      this.edits.push({ offset: node.offset + 1, length: 0, content });
      return;
    }
    const end = last.offset + last.length;
    const [behind = ''] = (indent === undefined ? BEHIND : BEHIND_IN_LINE).exec(this.#text.slice(end)) ?? [];
    if (!behind.replace(COMMENT, '').includes(',')) this.edits.push({ offset: end, length: 0, content: ',' });
    const content = (indent === undefined ? ' ' : this.#lineEnd + indent) + lines;
    this.edits.push({ offset: end + behind.length, length: 0, content });
  }

  #write(value: unknown, indent: string | undefined): string {
    if (indent === undefined) return JSON.stringify(value);
    return JSON.stringify(value, null, this.#step).replaceAll('\n', this.#lineEnd + indent);
  }

  /** The indentation of the items of a list or an object, undefined where they stand on one line. */
  #indentWithin({ offset, children: [first] = [], parent }: Node): string | undefined {
    if (first === undefined) {
      const isSpread = parent === undefined || this.#indentOf(offset) !== undefined;
      return isSpread ? this.#blanksBefore(offset) + this.#step : undefined;
    }
    return this.#text.slice(offset, first.offset).includes('\n') ? this.#blanksBefore(first.offset) : undefined;
  }

  /** The indentation of a place's line, undefined in a text of one line. */
  #indentOf(offset: number): string | undefined {
    return this.#text.trim().includes('\n') ? this.#blanksBefore(offset) : undefined;
  }

  #blanksBefore(offset: number): string {
    const start = this.#text.lastIndexOf('\n', offset - 1) + 1;
    return /^[ \t]*/.exec(this.#text.slice(start, offset))?.[0] ?? '';
  }
}
