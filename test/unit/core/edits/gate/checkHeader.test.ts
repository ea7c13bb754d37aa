import assert from 'node:assert/strict';
import type { ActionName } from '../../../../../src/core/prompts/actions.ts';
import { fence } from '../cases/replyCase.ts';
import { check, outcome } from '../checkCase.ts';

const java =
  'class A {\n    int add(int a) {\n        int b = a + 1;\n        return b;\n    }\n\n    int add(String a) {\n        int b = a.length();\n        return b;\n    }\n}\n';
const accessors =
  'class A {\n  get value() {\n    const v = this._v;\n    return v;\n  }\n\n  set value(v) {\n    const w = v;\n    this._v = w;\n  }\n}\n';
const property =
  'class A:\n    @property\n    def x(self):\n        v = self._x\n        return v\n\n    @x.setter\n    def x(self, v):\n        w = v\n        self._x = w\n';
const overloads =
  'export function f(a: string): string;\nexport function f(a: number): number;\nexport function f(a: any): any {\n  const b = a;\n  return b;\n}\n';

/** Replies whose header is another member's. */
const TAKEN: readonly (readonly [name: string, path: string, base: string, target: string, reply: string])[] = [
  ['another overload', 'A.java', java, 'A.add', 'int add(String text) {\n    return text.length();\n}'],
  ['a setter for a getter', 'a.js', accessors, 'A.value', 'set value(v) {\n  this._v = v;\n}'],
  ['a getter for a setter', 'a.js', accessors, 'A.value~2', 'get value() {\n  return this._v;\n}'],
  ['a setter for a property', 'a.py', property, 'A.x', '@x.setter\ndef x(self, v):\n    self._x = v'],
  ['a property for a setter', 'a.py', property, 'A.x~2', '@property\ndef x(self):\n    return self._x'],
];

describe('a header that may change', () => {
  for (const [name, path, base, target, reply] of TAKEN) {
    for (const action of ['fix', 'change', 'add-types'] as const) {
      it(`may not become that of ${name} for ${action}`, async () => {
        const checked = await check({ path, base, target, action, reply: fence(reply) });
        assert.equal(checked.status, 'refused', outcome(checked));
        assert.equal(checked.problems.at(-1)?.code, 'signature-changed');
      });
    }
  }

  it('may take other parameters', async () => {
    for (const [path, base, target, reply] of [
      ['A.java', java, 'A.add', 'int add(long a) {\n    return (int) a + 1;\n}'],
      ['A.java', java, 'A.add', 'int add(int first) {\n    return first + 1;\n}'],
      ['a.js', accessors, 'A.value~2', 'set value(next) {\n  this._v = next;\n}'],
      ['a.py', property, 'A.x~2', '@x.setter\ndef x(self, v: int) -> None:\n    self._x = v'],
    ] as const) {
      const checked = await check({ path, base, target, action: 'fix', reply: fence(reply) });
      assert.equal(outcome(checked), 'suggested signature-changed', reply);
    }
  });

  const HIDDEN: readonly (readonly [path: string, base: string, target: string, reply: string])[] = [
    ['a.ts', overloads, 'f', 'export function f(a: any): any {\n  return a;\n}'],
    [
      'a.ts',
      'export function f(a) {\n  const b = a;\n  return b;\n}\n',
      'f',
      'function f(a: number): number {\n  return a;\n}',
    ],
    [
      'a.js',
      'export default function f(a) {\n  const b = a;\n  return b;\n}\n',
      'f',
      'function f(a) {\n  return a;\n}',
    ],
    ['a.rs', 'pub fn f(a: i32) -> i32 {\n    let b = a;\n    b\n}\n', 'f', 'fn f(a: i64) -> i64 {\n    a\n}'],
  ];
  for (const [path, base, target, reply] of HIDDEN) {
    it(`may be hidden in ${path} for a change in words alone: ${JSON.stringify(reply.split('\n')[0])}`, async () => {
      const under = async (action: ActionName) =>
        outcome(await check({ path, base, target, action, reply: fence(reply) }));
      assert.match(await under('fix'), /^refused .*signature-changed$/);
      assert.match(await under('add-types'), /^refused .*signature-changed$/);
      assert.equal(await under('change'), 'suggested signature-changed');
    });
  }
});
