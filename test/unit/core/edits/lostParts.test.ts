import assert from 'node:assert/strict';
import type { ActionName } from '../../../../src/core/prompts/actions.ts';
import { fence } from './cases/replyCase.ts';
import { check } from './checkCase.ts';

async function said(path: string, target: string, base: string, now: string, action: ActionName = 'better') {
  const checked = await check({ path, base, target, action, reply: fence(now.trimEnd()) });
  return [checked.status, ...checked.problems.map(({ severity, message }) => `${severity}: ${message}`)].join(' / ');
}

describe('what a reply loses of what others use', () => {
  it('is refused for fields that are declared for others, in C, Go, Rust and Java', async () => {
    const lost = 'refused / block: field y is missing from the reply.';
    assert.equal(await said('a.c', 'p', 'struct p {\n  int x;\n  int y;\n};\n', 'struct p {\n  int x;\n};'), lost);
    const rust = 'pub struct P {\n    pub x: i32,\n    pub y: i32,\n}\n';
    assert.equal(await said('a.rs', 'P', rust, rust.replace('    pub y: i32,\n', '')), lost);
    const java = 'class P {\n    public int x;\n    public int y;\n}\n';
    assert.equal(await said('P.java', 'P', java, java.replace('    public int y;\n', '')), lost);
    const go = 'package a\n\ntype P struct {\n\tX int\n\tY int\n}\n';
    assert.equal(await said('a.go', 'P', go, 'type P struct {\n\tX int\n}'), lost.replace('y', 'Y'));
  });

  it('is told where the action may change them, and for hidden fields', async () => {
    const warned = 'suggested / warn: field y is missing from the reply.';
    const c = 'struct p {\n  int x;\n  int y;\n};\n';
    assert.equal(await said('a.c', 'p', c, c.replace('  int y;\n', ''), 'fix'), warned);
    const cpp = 'class P {\n  int x;\n  int y;\n};\n';
    assert.equal(await said('a.cpp', 'P', cpp, cpp.replace('  int y;\n', '')), warned);
    const rust = 'pub struct P {\n    pub x: i32,\n    y: i32,\n}\n';
    assert.equal(await said('a.rs', 'P', rust, rust.replace('    y: i32,\n', '')), warned);
  });

  it('is seen in object literals and dictionaries', async () => {
    const ts =
      "export const routes: Routes = {\n  home: '/', // a, b\n  'user': '/user',\n  go(a) { return { b: a }; },\n};\n";
    assert.equal(
      await said('a.ts', 'routes', ts, ts.replace("  'user': '/user',\n", '')),
      'refused / block: user of routes is missing from the reply.',
    );
    assert.equal(
      await said('a.ts', 'routes', ts, ts.replace("'/user'", "'/users'").replace('// a, b', '')),
      'suggested',
    );
    assert.equal(await said('a.ts', 'routes', ts, ts.replace("  'user': '/user',", '  ...more,')), 'suggested');
    const own = 'const api = {\n  get: (x) => x,\n  put: (x) => x,\n};\n';
    assert.equal(
      await said('a.js', 'api', own, own.replace('  put: (x) => x,\n', '')),
      'suggested / warn: put of api is missing from the reply.',
    );
    const py = 'LIMITS = {\n    "low": 1,\n    "high": 2,\n}\n';
    assert.equal(
      await said('a.py', 'LIMITS', py, py.replace('    "high": 2,\n', '')),
      'refused / block: high of LIMITS is missing from the reply.',
    );
  });
});
