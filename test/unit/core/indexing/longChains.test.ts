import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const WRITE = { output: { kind: 'write', path: 'struct.json' } } as const;

/** What an index says after a save of `a.py`, beside what a new one says of the same text. */
async function savedAndRebuilt(before: string, after: string): Promise<[string, string]> {
  const saved = createMemoryWorkspace({ 'a.py': before });
  await saved.index.update(WRITE);
  saved.files.set('a.py', after);
  await saved.index.update({ ...WRITE, paths: ['a.py'] } as Parameters<typeof saved.index.update>[0]);
  const rebuilt = createMemoryWorkspace({ 'a.py': after });
  await rebuilt.index.update(WRITE);
  return [saved.files.get('struct.json')!, rebuilt.files.get('struct.json')!];
}

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => `    ${line(at)}`);

describe('functions of many lines that each make something of the last', () => {
  // What is told of a line doubled with each line: 30 were more than a text can hold, 20 took seconds.
  for (const [name, line] of [
    ['call a member of it', (at: number) => `a${at + 1} = a${at}.step()`],
    ['pass it', (at: number) => `a${at + 1} = make(a${at})`],
    ['use it twice', (at: number) => `a${at + 1} = make(a${at}, a${at})`],
  ] as const) {
    it(`are saved and read: ${name}`, async () => {
      const code = [
        'def make(it, more=None): return it',
        'def f(a0):',
        ...lines(200, line),
        '    return a200',
        '',
      ].join('\n');
      const [saved, rebuilt] = await savedAndRebuilt(code, `${code}\ndef added(): return f(1)\n`);
      assert.equal(saved, rebuilt);
      assert.match(saved, /a\.py#added/);
    });
  }

  it('tell a changed one among them', async () => {
    const code = (last: string) =>
      [
        'class A:',
        '    def a(self): return self',
        '    def b(self): return None',
        'def f():',
        '    a0 = A()',
        ...lines(30, (at) => `a${at + 1} = a${at}.a()`),
        `    return a30.${last}()`,
        'def g(): f().a()',
        '',
      ].join('\n');
    const [saved, rebuilt] = await savedAndRebuilt(code('a'), code('b'));
    assert.equal(saved, rebuilt);
  });
});

describe('what is remembered of instances', () => {
  const box = [
    'from typing import Generic, TypeVar, Self',
    'T = TypeVar("T")',
    'class A:',
    '    def a(self): pass',
    'class B:',
    '    def b(self): pass',
    'class Box(Generic[T]):',
    '    def __enter__(self) -> "Self": return self',
    '    def get(self) -> T: ...',
    '',
  ].join('\n');
  const f = 'def f(p: Box[A]):\n    with p as x:\n        x.get().a()\n';
  const g = 'def g(p: Box[B]):\n    with p as x:\n        x.get().b()\n';

  it('is by what is written for their type parameters, whoever asks first', async () => {
    for (const code of [f + g, g + f]) {
      const symbols = await symbolsOf({ 'a.py': box + code });
      assert.deepEqual(calleesOf(symbols, 'a.py#f'), ['a.py#A.a', 'a.py#Box.get']);
      assert.deepEqual(calleesOf(symbols, 'a.py#g'), ['a.py#B.b', 'a.py#Box.get']);
    }
  });

  it('tells lists of namesakes in two files apart', async () => {
    const symbols = await symbolsOf({
      'a.ts': 'export class User { a() {} }\nexport function list(): User[] { return []; }\n',
      'b.ts': 'export class User { b() {} }\nexport function list(): User[] { return []; }\n',
      'c.ts':
        "import { list as la } from './a';\nimport { list as lb } from './b';\nexport function go(x: boolean) { const xs = x ? la() : lb(); xs[0].a(); xs[0].b(); }\n",
    });
    assert.deepEqual(calleesOf(symbols, 'c.ts#go'), ['a.ts#User.a', 'a.ts#list', 'b.ts#User.b', 'b.ts#list']);
  });
});

describe('types inside each other', () => {
  // The text that tells such a type from others doubled on each level: three lines of code did not end.
  it('may hold themselves ever more often', async () => {
    const symbols = await symbolsOf({
      'a.rs': [
        'struct C<T>(T);',
        'impl<T> C<T> { fn run(&self) {} }',
        'impl<T> Deref for C<T> { type Target = C<C<T>>; }',
        'fn f(c: C<i32>) { c.run(); c.missing(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.rs#f'), ['a.rs#C.run']);
  });

  it('cost their file nothing, however deep', async () => {
    const symbols = await symbolsOf({
      'a.ts': `export const o: ${'['.repeat(990)}A${']'.repeat(990)} = { run() {} };\nexport function f() { o.run(); }\n`,
      'b.ts': 'export function g() {}\nexport function h() { g(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'b.ts#h'), ['b.ts#g']);
    assert.ok(symbols.has('a.ts#f'));
  });
});

describe('Go methods whose names begin with other letters than those of English', () => {
  it('implement interfaces', async () => {
    const symbols = await symbolsOf({
      'go.mod': 'module shop\n',
      'a.go': [
        'package shop',
        'type Жук interface { Ползи(шаг int) error }',
        'type Майский struct{}',
        'func (м Майский) Ползи(сколько int) error { return nil }',
        'func run(ж Жук) { ж.Ползи(1) }',
      ].join('\n'),
    });
    assert.deepEqual(
      symbols.get('a.go#run')!.calls!.map(({ id, confidence }) => `${confidence} ${id}`),
      ['exact a.go#Жук.Ползи', 'dispatch a.go#Майский.Ползи'],
    );
  });
});
