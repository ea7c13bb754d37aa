import assert from 'node:assert/strict';
import { fence } from '../cases/replyCase.ts';
import { check, outcome } from '../checkCase.ts';

/** A definition with a comment that a tool reads, and one without it that has documentation instead. */
const LOST: readonly (readonly [path: string, base: string, target: string, reply: string])[] = [
  [
    'a.go',
    'package a\n\n//export Add\nfunc Add(a int) int {\n\treturn a\n}\n',
    'Add',
    '// Add returns a.\nfunc Add(a int) int {\n\treturn a\n}',
  ],
  [
    'a.go',
    'package a\n\n//go:noinline\nfunc sub(a int) int {\n\treturn a\n}\n',
    'sub',
    '// sub returns a.\nfunc sub(a int) int {\n\treturn a\n}',
  ],
  [
    'a.ts',
    'function f(n: A) {\n  // @ts-expect-error no types\n  return n.b();\n}\n',
    'f',
    '/** Calls b. */\nfunction f(n: A) {\n  return n.b();\n}',
  ],
  [
    'a.js',
    'function f(n) {\n  console.log(n); // eslint-disable-line no-console\n}\n',
    'f',
    '/** Logs n. */\nfunction f(n) {\n  console.log(n);\n}',
  ],
  ...['type: ignore[attr]', 'noqa: E501', 'pragma: no cover', 'pylint: disable=x'].map(
    (words) =>
      [
        'a.py',
        `def f(n):\n    return n.b()  # ${words}\n`,
        'f',
        'def f(n):\n    """Call b."""\n    return n.b()',
      ] as const,
  ),
  ['a.rb', 'def f(n) # rubocop:disable X\n  n\nend\n', 'f', '# Returns n.\ndef f(n)\n  n\nend'],
  ['a.c', 'int f(int n)\n{\n    return n; // NOLINT\n}\n', 'f', '/** Returns n. */\nint f(int n)\n{\n    return n;\n}'],
  ['a.sh', 'f() {\n  # shellcheck disable=SC2086\n  echo $1\n}\n', 'f', '# Says $1.\nf() {\n  echo $1\n}'],
];

describe('a comment for a tool', () => {
  for (const [path, base, target, reply] of LOST) {
    it(`must not be lost to documentation, and its loss is said otherwise: ${JSON.stringify(base)}`, async () => {
      const item = { path, base, target, reply: fence(reply) };
      assert.equal(outcome(await check({ ...item, action: 'document' })), 'refused documentation-lost');
      const better = await check({ ...item, reply: fence(reply.replace('return n', 'return 1 + n')) });
      assert.ok(better.status !== 'refused', outcome(better));
      if (!/go$/.test(path)) assert.match(outcome(better), / documentation-lost$/);
    });
  }

  it('may be worded anew behind its word', async () => {
    const base = 'def f(n):\n    return n.b()  # noqa: E501\n';
    const reply = fence('def f(n):\n    """Call b."""\n    return n.b()  # noqa: E501, F401');
    assert.equal(outcome(await check({ path: 'a.py', base, target: 'f', action: 'document', reply })), 'suggested');
  });
});
