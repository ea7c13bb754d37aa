import assert from 'node:assert/strict';
import { fence } from '../cases/replyCase.ts';
import { check, outcome } from '../checkCase.ts';

/** A file with one method, and the two lines of it that the answer makes one. */
const FILES: readonly (readonly [path: string, target: string, base: string, old: string, now: string])[] = [
  ['a.rb', 'A.get', 'class A\n  def get(x)\n    y = x\n    y\n  end\nend\n', 'y = x\n    y\n', 'x\n'],
  [
    'a.php',
    'A.get',
    '<?php\nclass A extends B\n{\n    public function get($x)\n    {\n        $y = $x;\n        return $y;\n    }\n}\n',
    '$y = $x;\n        return $y',
    'return $x',
  ],
  [
    'a.rs',
    'A.get',
    'pub struct A { x: i32 }\n\nimpl A {\n    pub fn get(&self) -> i32 {\n        let y = self.x;\n        y\n    }\n}\n',
    'let y = self.x;\n        y\n',
    'self.x\n',
  ],
  [
    'a.rs',
    'A.fmt',
    'impl std::fmt::Display for A {\n    fn fmt(&self, f: &mut F) -> R {\n        let y = self.x;\n        y.w(f)\n    }\n}\n',
    'let y = self.x;\n        y.w(f)',
    'self.x.w(f)',
  ],
  [
    'a.kt',
    'A.get',
    'class A(val x: Int) {\n    fun get(): Int {\n        val y = x\n        return y\n    }\n}\n',
    'val y = x\n        return y',
    'return x',
  ],
  [
    'a.java',
    'A.get',
    'class A {\n    int get(int x) {\n        int y = x;\n        return y;\n    }\n}\n',
    'int y = x;\n        return y',
    'return x',
  ],
];

describe('a method that is answered in what it is a member of', () => {
  for (const [path, target, base, old, now] of FILES) {
    const expected = base.replace(old, now);
    const whole = expected.replace(/^pub struct.*\n\n/, '');

    it(`is taken out of it in ${path}`, async () => {
      for (const reply of [whole, whole.replace('<?php\n', '')]) {
        const checked = await check({ path, base, target, reply: fence(reply.trimEnd()) });
        assert.equal(checked.status === 'suggested' && checked.newText, expected, outcome(checked));
      }
    });

    it(`is refused in ${path} where the answer has another`, async () => {
      const other = whole.replace(/get|fmt/, 'other');
      const reply = fence(`${whole.trimEnd()}\n${other.replace('<?php\n', '')}`);
      assert.equal((await check({ path, base, target, reply })).status, 'refused');
    });
  }

  it('is taken out from behind access labels, and from between fields that stand as in the file', async () => {
    const cpp =
      'class A : public B {\n public:\n  int get(int a) {\n    int y = a;\n    return y;\n  }\n private:\n  int x = 1;\n};\n';
    const code = 'class A {\n public:\n  int get(int a) {\n    return a;\n  }\n private:\n  int x = 1;\n};';
    const better = await check({ path: 'a.cpp', base: cpp, target: 'A.get', reply: fence(code) });
    assert.equal(
      better.status === 'suggested' && better.newText,
      cpp.replace('int y = a;\n    return y', 'return a'),
      outcome(better),
    );
    const ts =
      'export class A {\n  private x = 1;\n\n  get(a: number): number {\n    const y = a;\n    return y;\n  }\n}\n';
    const reply = ts.replace('const y = a;\n    return y', 'return a').trimEnd();
    const taken = await check({ path: 'a.ts', base: ts, target: 'A.get', reply: fence(reply) });
    assert.equal(taken.status === 'suggested' && taken.newText, `${reply}\n`, outcome(taken));
    const changed = fence(reply.replace('x = 1', 'x = 2'));
    assert.equal((await check({ path: 'a.ts', base: ts, target: 'A.get', reply: changed })).status, 'refused');
  });

  it('is refused where it is answered in another class of the file', async () => {
    const base =
      'class A:\n    def run(self):\n        x = 1\n        return x\n\n\nclass B:\n    def run(self):\n        x = 2\n        return x\n';
    const reply = fence('class A:\n    def run(self):\n        return 1');
    assert.equal((await check({ path: 'a.py', base, target: 'B.run', reply })).status, 'refused');
    const ruby = 'module M\n  class A\n    def get(x)\n      y = x\n      y\n    end\n  end\nend\n';
    const outer = fence('module M\n  def get(x)\n    x\n  end\nend');
    assert.equal((await check({ path: 'a.rb', base: ruby, target: 'M.A.get', reply: outer })).status, 'refused');
    const whole = fence(ruby.replace('y = x\n      y\n', 'x\n').trimEnd());
    assert.equal((await check({ path: 'a.rb', base: ruby, target: 'M.A.get', reply: whole })).status, 'suggested');
  });
});
