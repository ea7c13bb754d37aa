import { fence, type LanguageCases } from './replyCase.ts';

const base = `import type { Item } from './item.ts';
import { Injectable, Input } from '@angular/core';

export interface Shape {
  readonly width: number;
  area(): number;
}

export enum Color {
  Red = 'red',
  Blue = 'blue',
}

type Pair<T> = readonly [T, T];

export function pick<T extends Item>(items: readonly T[], index: number): T | undefined {
  if (index < 0) {
    return undefined;
  }
  if (index >= items.length) {
    return undefined;
  }
  return items[index];
}

export function parse(text: string): number;
export function parse(text: number): string;
export function parse(text: string | number): string | number {
  return typeof text === 'string' ? Number(text) : String(text);
}

@Injectable()
export class Store<T extends Item = Item> implements Iterable<T> {
\tprivate readonly items: T[] = [];
\t@Input() name = 'store';

\tconstructor(private readonly limit: number, ...items: T[]) {
\t\tthis.items.push(...items);
\t}

\t/** Adds an item. */
\t@Input({ alias: 'x' })
\tpublic async add(item: T, options: { readonly twice?: boolean } = {}): Promise<void> {
\t\tthis.items.push(item);
\t\tif (options.twice === true) {
\t\t\tthis.items.push(item);
\t\t}
\t}

\t*[Symbol.iterator](): Iterator<T> {
\t\tyield* this.items;
\t}

\tprivate grow(): void {
\t\tthis.items.length += 1;
\t}
}

namespace Tools {
  export const twice = (value: number): number => value * 2;
}
`;

const goodPick = `export function pick<T extends Item>(items: readonly T[], index: number): T | undefined {
  return index < 0 ? undefined : items[index];
}`;

const bareAdd = `@Input({ alias: 'x' })
public async add(item: T, options: { readonly twice?: boolean } = {}): Promise<void> {
\tconst times = options.twice === true ? 2 : 1;
\tfor (let index = 0; index < times; index++) this.items.push(item);
}`;
const goodAdd = `/** Adds an item. */\n${bareAdd}`;
const placedAdd = goodAdd.replaceAll('\n', '\n\t');
const store = base.slice(base.indexOf('@Injectable'), base.indexOf('\n\nnamespace'));

export const typescript: LanguageCases = {
  path: 'src/store.ts',
  base,
  bad: [
    { name: 'nothing in the fence', target: 'pick', code: 'no-code', reply: '```ts\n```' },
    { name: 'a sentence', target: 'pick', code: 'no-code', reply: 'Sure, here is a better pick.' },
    {
      name: 'prose in the fence',
      target: 'pick',
      code: 'syntax-error',
      reply: fence(`Improved version below:\n\n${goodPick}`),
    },
    {
      name: 'a numbered explanation after it',
      target: 'pick',
      code: 'syntax-error',
      reply: fence(`${goodPick}\n\n1. Removed a branch.`),
    },
    {
      name: 'a control token in the code',
      target: 'pick',
      code: 'foreign-text',
      reply: fence(goodPick.replace('  return', '  <|endoftext|>\n  return')),
    },
    { name: 'a missing brace', target: 'Store.add', code: 'syntax-error', reply: fence(bareAdd.slice(0, -2)) },
    {
      name: 'a missing parenthesis',
      target: 'pick',
      code: 'syntax-error',
      reply: fence(goodPick.replace('number)', 'number')),
    },
    { name: 'another name', target: 'pick', code: 'other-name', reply: fence(goodPick.replace('pick', 'at')) },
    {
      name: 'a type for an interface',
      target: 'Shape',
      code: 'other-kind',
      reply: fence('export type Shape = { readonly width: number; area(): number };'),
    },
    {
      name: 'a class for an interface',
      target: 'Shape',
      code: 'other-kind',
      reply: fence('export class Shape {\n  width = 1;\n}'),
    },
    {
      name: 'a helper type before it',
      target: 'pick',
      code: 'not-one-definition',
      reply: fence(`type Index = number;\n\n${goodPick}`),
    },
    {
      name: 'a test after it',
      target: 'pick',
      code: 'foreign-text',
      reply: fence(`${goodPick}\n\ndescribe('pick', () => {});`),
    },
    {
      name: 'a default export after it',
      target: 'pick',
      code: 'foreign-text',
      reply: fence(`${goodPick}\n\nexport default pick;`),
    },
    { name: 'the whole class for a method', target: 'Store.add', code: 'not-one-definition', reply: fence(store) },
    {
      name: 'a field beside the method',
      target: 'Store.add',
      code: 'not-one-definition',
      reply: fence(`export class Store {\n\tcount = 0;\n\n\t${placedAdd}\n}`),
    },
    {
      name: 'rest of the function',
      target: 'pick',
      code: 'elision',
      reply: fence(
        'export function pick<T extends Item>(items: readonly T[], index: number): T | undefined {\n  // rest of the function\n}',
      ),
    },
    {
      name: 'existing properties',
      target: 'Shape',
      code: 'elision',
      reply: fence('export interface Shape {\n  // ...existing properties\n}'),
    },
    {
      name: 'implementation here',
      target: 'pick',
      code: 'elision',
      reply: fence(
        'export function pick<T extends Item>(items: readonly T[], index: number): T | undefined {\n  // Implementation here\n}',
      ),
    },
    {
      name: 'omitted for brevity',
      target: 'Store',
      code: 'elision',
      reply: fence(store.replace(/\t\/\*\* Adds[\s\S]*\}$/, '\t// methods omitted for brevity\n}')),
    },
    {
      name: 'no changes, JSX style',
      target: 'pick',
      code: 'elision',
      reply: fence(
        'export function pick<T extends Item>(items: readonly T[], index: number): T | undefined {\n  /* ... no changes ... */\n  return undefined;\n}',
      ),
    },
    {
      name: 'the rest in Russian',
      target: 'pick',
      code: 'elision',
      reply: fence(
        'export function pick<T extends Item>(items: readonly T[], index: number): T | undefined {\n  // здесь остальной код функции\n  return undefined;\n}',
      ),
    },
    {
      name: 'not implemented',
      target: 'pick',
      code: 'stub',
      reply: fence(
        "export function pick<T extends Item>(items: readonly T[], index: number): T | undefined {\n  throw new Error('Method not implemented.');\n}",
      ),
    },
    {
      name: 'an empty body',
      target: 'Store.add',
      code: 'stub',
      reply: fence(
        "@Input({ alias: 'x' })\npublic async add(item: T, options: { readonly twice?: boolean } = {}): Promise<void> {\n}",
      ),
    },
    {
      name: 'another return type',
      target: 'pick',
      code: 'signature-changed',
      reply: fence(goodPick.replace('): T | undefined', '): T | null')),
    },
    {
      name: 'a parameter type made wider',
      target: 'pick',
      code: 'signature-changed',
      reply: fence(goodPick.replace('readonly T[]', 'T[]')),
    },
    {
      name: 'a lost type parameter',
      target: 'pick',
      code: 'signature-changed',
      reply: fence(goodPick.replace('<T extends Item>', '').replaceAll('T', 'Item')),
    },
    {
      name: 'an optional parameter',
      target: 'pick',
      code: 'signature-changed',
      reply: fence(goodPick.replace('index:', 'index?:')),
    },
    {
      name: 'lost overloads',
      target: 'parse',
      code: 'signature-changed',
      reply: fence(
        "export function parse(text: string | number): string | number {\n  if (typeof text === 'string') return Number(text);\n  return String(text);\n}",
      ),
    },
    {
      name: 'a lost decorator',
      target: 'Store.add',
      code: 'signature-changed',
      reply: fence(bareAdd.replace("@Input({ alias: 'x' })\n", '')),
    },
    {
      name: 'another decorator argument',
      target: 'Store.add',
      code: 'signature-changed',
      reply: fence(bareAdd.replace("'x'", "'y'")),
    },
    {
      name: 'a blank in a decorator argument',
      target: 'Store.add',
      code: 'signature-changed',
      reply: fence(bareAdd.replace("'x'", "'x '")),
    },
    {
      name: 'public lost',
      target: 'Store.add',
      code: 'signature-changed',
      reply: fence(bareAdd.replace('public ', '')),
    },
    {
      name: 'private for public',
      target: 'Store.add',
      code: 'signature-changed',
      reply: fence(bareAdd.replace('public ', 'private ')),
    },
    {
      name: 'the decorator of the class lost',
      target: 'Store',
      code: 'signature-changed',
      reply: fence(store.replace('@Injectable()\n', '')),
    },
    {
      name: 'a public method lost',
      target: 'Store',
      code: 'signature-changed',
      reply: fence(store.replace(/\t\/\*\* Adds[\s\S]*?\n\t\}\n\n/, '')),
    },
    {
      name: 'a property of an interface changed',
      target: 'Shape',
      code: 'signature-changed',
      reply: fence('export interface Shape {\n  width: number;\n  area(): number;\n}'),
    },
    {
      name: 'a member of an enum lost',
      target: 'Color',
      code: 'signature-changed',
      reply: fence("export enum Color {\n  Red = 'red',\n}"),
    },
    { name: 'a type changed', target: 'Pair', code: 'signature-changed', reply: fence('type Pair<T> = [T, T];') },
    {
      name: 'code changed by document',
      target: 'pick',
      code: 'code-changed',
      action: 'document',
      reply: fence(`/** Picks. */\n${goodPick}`),
    },
    {
      name: 'a signature changed by document',
      target: 'Tools.twice',
      code: 'signature-changed',
      action: 'document',
      reply: fence('/** Doubles. */\nexport const twice = (value: number) => value * 2;'),
    },
    {
      name: 'JavaScript',
      target: 'pick',
      code: 'signature-changed',
      reply: fence('export function pick(items, index) {\n  return items[index];\n}', 'js'),
    },
    {
      name: 'a call of the model’s own tool',
      target: 'pick',
      code: 'not-one-definition',
      reply: fence('{"name": "edit", "arguments": {"symbol": "pick"}}', 'json'),
    },
  ],
  good: [
    { name: 'a function', target: 'pick', reply: fence(goodPick, 'ts'), expected: goodPick },
    {
      name: 'a method with its documentation',
      target: 'Store.add',
      reply: fence(goodAdd, 'typescript'),
      expected: placedAdd,
    },
    {
      name: 'a method without its documentation',
      target: 'Store.add',
      reply: fence(bareAdd, 'typescript'),
      expected: placedAdd,
    },
    {
      name: 'blanks for a file with tabs',
      target: 'Store.add',
      reply: fence(goodAdd.replaceAll('\t', '  ')),
      expected: placedAdd,
    },
    {
      name: 'four blanks for a file with tabs',
      target: 'Store.add',
      reply: fence(goodAdd.replaceAll('\t', '    ')),
      expected: placedAdd,
    },
    {
      name: 'a method in its class',
      target: 'Store.add',
      reply: fence(
        `export class Store<T extends Item = Item> {\n  ${goodAdd.replaceAll('\t', '  ').replaceAll('\n', '\n  ')}\n}`,
      ),
      expected: placedAdd,
    },
    {
      name: 'a method of a computed name',
      target: 'Store.[Symbol%2Eiterator]',
      reply: fence('*[Symbol.iterator](): Iterator<T> {\n\tfor (const item of this.items) yield item;\n}'),
      expected: '*[Symbol.iterator](): Iterator<T> {\n\t\tfor (const item of this.items) yield item;\n\t}',
    },
    {
      name: 'a constructor with fields',
      target: 'Store.constructor',
      reply: fence(
        'constructor(private readonly limit: number, ...items: T[]) {\n\tfor (const item of items) this.items.push(item);\n}',
      ),
      expected:
        'constructor(private readonly limit: number, ...items: T[]) {\n\t\tfor (const item of items) this.items.push(item);\n\t}',
    },
    {
      name: 'overloads',
      target: 'parse',
      reply: fence(
        "export function parse(text: string): number;\nexport function parse(text: number): string;\nexport function parse(text: string | number): string | number {\n  if (typeof text === 'string') return Number(text);\n  return String(text);\n}",
      ),
      expected:
        "export function parse(text: string): number;\nexport function parse(text: number): string;\nexport function parse(text: string | number): string | number {\n  if (typeof text === 'string') return Number(text);\n  return String(text);\n}",
    },
    {
      name: 'a function in a namespace',
      target: 'Tools.twice',
      reply: fence('export const twice = (value: number): number => value + value;'),
      expected: 'export const twice = (value: number): number => value + value;',
    },
    {
      name: 'documentation of an interface',
      target: 'Shape',
      action: 'document',
      reply: fence(
        '/** A shape. */\nexport interface Shape {\n  /** In millimetres. */\n  readonly width: number;\n  area(): number;\n}',
      ),
      expected:
        '/** A shape. */\nexport interface Shape {\n  /** In millimetres. */\n  readonly width: number;\n  area(): number;\n}',
    },
    {
      name: 'a private method removed',
      target: 'Store',
      reply: fence(store.replace(/\n\n\tprivate grow[\s\S]*?\n\t\}/, '')),
      expected: store.replace(/\n\n\tprivate grow[\s\S]*?\n\t\}/, ''),
      warnings: ['signature-changed'],
    },
    {
      name: 'a method added to a class',
      target: 'Store',
      reply: fence(
        store.replace('\tprivate grow', '\tclear(): void {\n\t\tthis.items.length = 0;\n\t}\n\n\tprivate grow'),
      ),
      expected: store.replace('\tprivate grow', '\tclear(): void {\n\t\tthis.items.length = 0;\n\t}\n\n\tprivate grow'),
    },
    {
      name: 'a new type import',
      target: 'pick',
      reply: fence(
        `import type { Item, Kind } from './item.ts';\nimport { type Shelf, Box as Crate } from './shelf.ts';\n\n${goodPick}`,
      ),
      expected: goodPick,
      addedImports: [
        "import type { Kind } from './item.ts';",
        "import { type Shelf, Box as Crate } from './shelf.ts';",
      ],
    },
    {
      name: 'types by add-types',
      target: 'pick',
      action: 'add-types',
      reply: fence(goodPick.replace('index: number', 'index: bigint').replace('items[index]', 'items[Number(index)]')),
      expected: goodPick.replace('index: number', 'index: bigint').replace('items[index]', 'items[Number(index)]'),
      warnings: ['signature-changed'],
    },
    {
      name: 'another layout of the header',
      target: 'pick',
      reply: fence(
        goodPick.replace('(items: readonly T[], index: number)', '(\n  items: readonly T[],\n  index: number,\n)'),
      ),
      expected: goodPick.replace(
        '(items: readonly T[], index: number)',
        '(\n  items: readonly T[],\n  index: number,\n)',
      ),
    },
  ],
};
