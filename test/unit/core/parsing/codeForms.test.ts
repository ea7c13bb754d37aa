import assert from 'node:assert/strict';
import { testParser } from '../../../support/testParser.ts';

const forms = (language: string, text: string) => testParser.forms(language, text);

async function assertSame(language: string, one: string, other: string): Promise<void> {
  assert.deepEqual(await forms(language, one), await forms(language, other));
}

async function assertDifferent(language: string, one: string, other: string): Promise<void> {
  assert.notDeepEqual(await forms(language, one), await forms(language, other));
}

describe('code forms', () => {
  it('are the same whatever the layout of Python', async () => {
    await assertSame(
      'python',
      "def total(a, b=1):\n    return call(a, b, key='x')\n",
      'def total(\n        a,\n        b=1,\n):\n    """The sum."""\n\n    # plainly\n    return (call(\n        a, b, key="x",\n    ))\n',
    );
    await assertSame('python', 'import a\nimport b\nx = f(1)\n', 'import b\nimport a\n\nx = f(\n  1)\n');
  });

  it('tell apart what indentation, parentheses and separators mean', async () => {
    await assertDifferent(
      'python',
      'def f(a):\n    if a:\n        x()\n        y()\n',
      'def f(a):\n    if a:\n        x()\n    y()\n',
    );
    await assertDifferent('python', 'def f(a):\n    return a\n', 'def f(a):\n    return a,\n');
    await assertDifferent('python', 'def f(a):\n    return (a + 1) * 2\n', 'def f(a):\n    return a + 1 * 2\n');
    await assertDifferent('python', 'def f():\n    return "a"\n', 'def f():\n    return "b"\n');
    await assertDifferent('javascript', 'function f() { return [a, , b] }', 'function f() { return [a, b] }');
    await assertDifferent('javascript', 'function f() { for (;a;b) c() }', 'function f() { for (a;;b) c() }');
    await assertDifferent('javascript', 'function f() { return (a?.b).c }', 'function f() { return a?.b.c }');
  });

  it('are the same whatever the layout of TypeScript and Rust', async () => {
    await assertSame(
      'typescript',
      "export class A {\n  run(a: number): string { return g(a, 'x') }\n}\n",
      'export class A {\n  /** Runs. */\n  run(\n    a: number,\n  ): string {\n    return (\n      g(a, "x")\n    );\n  }\n}\n',
    );
    await assertSame(
      'rust',
      'fn f(a: u8) -> u8 { g(a, 1) }',
      'fn f(\n    a: u8,\n) -> u8 {\n    g(\n        a,\n        1,\n    )\n}\n',
    );
    await assertDifferent('rust', 'fn f() { g() }', 'fn f() { g(); }');
  });

  it('of a definition hold neither what is inside it nor its neighbours', async () => {
    const before = await forms('python', 'class A:\n    x = 1\n\n    def f(self):\n        return 1\n');
    const after = await forms(
      'python',
      'class A:\n    x = 1\n\n    def g(self):\n        return 2\n\n    def f(self):\n        return 3\n',
    );
    assert.deepEqual(before.definitions[0], after.definitions[0]);
    assert.equal(before.topLevel, after.topLevel);
    assert.equal(before.definitions[2]?.header, after.definitions[3]?.header);
    assert.notEqual(before.definitions[2]?.code, after.definitions[3]?.code);
  });

  it('keep a statement in the method that has it, though it makes a field', async () => {
    const one = await forms('python', 'class A:\n    def __init__(self):\n        self.x = 1\n');
    const other = await forms('python', 'class A:\n    def __init__(self):\n        self.x = 2\n');
    assert.notEqual(one.definitions[1]?.code, other.definitions[1]?.code);
  });

  it('are the same without the name where only the name differs', async () => {
    const one = await forms('python', 'def old(n):\n    return old(n - 1)\n');
    const other = await forms('python', 'def new(n):\n    return new(n - 1)\n');
    assert.equal(one.definitions[0]?.nameless, other.definitions[0]?.nameless);
    assert.notEqual(one.definitions[0]?.header, other.definitions[0]?.header);
  });

  it('are read of sums that nest deeper than the stack of a thread', async () => {
    const sum = (between: string) => `x = ${Array.from({ length: 20_000 }, (_, at) => `a${at}`).join(between)}\n`;
    await assertSame('python', sum(' + '), sum('+'));
    await assertDifferent('python', sum(' + '), sum(' + ').replace('+ a9 +', '- a9 +'));
  });
});
