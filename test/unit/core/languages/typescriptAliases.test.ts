import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const BASE = [
  'type Base = Readonly<{ angle: number; id: string }>;',
  "type Rect = Base & { kind: 'rect'; width: number };",
  "type Disc = Base & { kind: 'disc'; radius: number };",
];

/** What a function uses whose parameter `x` has a type, as names without the file. */
async function used(type: string, body: string, declarations = ''): Promise<string> {
  const symbols = await symbolsOf({ 'a.ts': [...BASE, declarations, `function f(x: ${type}) { ${body} }`].join('\n') });
  return (symbols.get('a.ts#f')!.uses ?? []).map(({ id }) => id.slice('a.ts#'.length)).join(' ');
}

describe('aliases in TypeScript', () => {
  const LONG = Array.from({ length: 20 }, (_, at) => `/** What field ${at} is for. */ field${at}: string;`).join('\n');
  const cases: readonly (readonly [what: string, type: string, body: string, declared: string, expected: string])[] = [
    [
      'a union with a bar before its first type',
      'Shape',
      'x.angle;',
      'type Shape =\n  | Rect\n  | Disc;',
      'Base.angle Shape',
    ],
    [
      'an object type before what it is joined with',
      'Long',
      'x.angle;',
      `type Long = { own: 1 } & Base;`,
      'Base.angle Long',
    ],
    [
      'a long object type',
      'Long',
      'x.angle; x.field9;',
      `type Long = Base & Readonly<{ ${LONG} }>;`,
      'Base.angle Long Long.field9',
    ],
    [
      'members of another type under other modifiers',
      'Mutable<Rect>',
      'x.width;',
      'type Mutable<T> = { -readonly [K in keyof T]: T[K] };',
      'Mutable Rect Rect.width',
    ],
    [
      'the same, flattened',
      'Flat<Rect>',
      'x.width;',
      'type Flat<T> = { [K in keyof T]: T[K] } & {};',
      'Flat Rect Rect.width',
    ],
    [
      'what it is given, not what bounds that',
      'Live<Rect>',
      'x.kind;',
      'type Live<T extends Rect | Disc> = T & { gone: false };',
      'Live Rect Rect.kind',
    ],
    ['what any key gives', 'ById', "x['a'].width;", 'type ById = { [id: string]: Rect };', 'ById Rect.width'],
    [
      'what any of some keys gives',
      'ByKind',
      "x['rect']?.width;",
      "type ByKind = { readonly [K in 'rect' | 'disc']?: Rect };",
      'ByKind Rect.width',
    ],
    [
      'a type of a library with other modifiers',
      "SetOptional<Rect, 'id'>",
      'x.width;',
      "import type { SetOptional } from 'type-fest';",
      'Rect Rect.width',
    ],
  ];
  for (const [what, type, body, declared, expected] of cases) {
    it(`are known: ${what}`, async () => assert.equal(await used(type, body, declared), expected));
  }

  it('are not known where a mapped type makes other things of the members', async () => {
    const declared = 'type Boxed<T> = { [K in keyof T]: { value: T[K] } };';
    assert.equal(await used('Boxed<Rect>', 'x.width;', declared), 'Boxed Rect');
  });

  it('that name a member of another type are what that is declared as', async () => {
    const declared = [
      'class Pen { ink: Rect = null as any; draw(): Disc { return null as any; } get tip(): Rect { return this.ink; } }',
      "type Props = { pen: Pen['ink']; draw: Pen['draw']; deep: Desk['pen']['tip'] };",
      'type Desk = { pen: Pen };',
    ].join('\n');
    assert.equal(await used('Props', 'x.pen.width;', declared), 'Props Props.pen Rect.width');
    assert.equal(await used('Props', 'x.draw().radius;', declared), 'Disc.radius Props');
    assert.equal(await used('Props', 'x.deep.width;', declared), 'Props Props.deep Rect.width');
    assert.equal(await used("Pen['ink']", 'x.width;', declared), 'Pen Rect.width');
  });

  it('of a getter count where its setter stands before it', async () => {
    const declared = [
      'class Text { set box(to: Rect) { this.held = to; } get box(): Rect { return this.held; } held: Rect = null as any; }',
      'class Only { set box(to: Rect) {} }',
    ].join('\n');
    assert.equal(await used('Text', 'x.box.width;', declared), 'Rect.width Text Text.box~2');
    assert.equal(await used('Only', 'x.box = 1;', declared), 'Only Only.box');
  });

  it('written without a name give what any key gives', async () => {
    assert.equal(await used('{ [id: string]: Rect }', "x['a'].width;"), 'Rect Rect.width');
  });

  it('have nothing of what they write out as an argument of a class, and all of it where a type passes it on', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'class Query<T> { all() {} only!: T; }',
        'interface Config { all: () => void }',
        'type Flat<T> = { [K in keyof T]: T[K] } & {};',
        'type Any<T> = T extends object ? T : never;',
        "type Kind<H, T> = Config extends H ? Query<T> : H['kind'];",
        'type Rows = Query<{ all: () => void }>;',
        'type Chosen<H> = Kind<H, Config & { all: () => void; next: () => void }>;',
        'type Plain = Flat<{ all: () => void }>;',
        'type Same = Any<{ all: () => void }>;',
        'function rows(it: Rows) { it.all(); }',
        'function chosen(it: Chosen<string>) { it.next(); }',
        'function plain(it: Plain) { it.all(); }',
        'function same(it: Same) { it.all(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#rows'), ['exact a.ts#Query.all']);
    assert.deepEqual(callsOf(symbols, 'a.ts#chosen'), []);
    assert.deepEqual(callsOf(symbols, 'a.ts#plain'), ['exact a.ts#Plain.all']);
    assert.deepEqual(callsOf(symbols, 'a.ts#same'), ['exact a.ts#Same.all']);
  });
});
