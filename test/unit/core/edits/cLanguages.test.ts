import assert from 'node:assert/strict';
import { fence } from './cases/replyCase.ts';
import { check, outcome } from './checkCase.ts';

const MACROS: readonly (readonly [target: string, old: string, now: string])[] = [
  ['SIZE', '#define SIZE 10', '#define SIZE 20'],
  ['SIZE', '#define SIZE 10 /* one */', '#define SIZE 20 /* two */'],
  ['SQ', '#define SQ(x) (x * x)', '#define SQ(x) ((x) * (x))'],
  ['SQ', '#define SQ(x) \\\n  (x * x)', '#define SQ(x) \\\n  ((x) * (x))'],
];

describe('a macro', () => {
  for (const [target, old, now] of MACROS) {
    for (const end of ['\nint a;\n', '\n\nint a;\n', '\r\nint a;\r\n', '\n', '']) {
      const inFile = (text: string): string => {
        const whole = text + end;
        return end.includes('\r') ? whole.replaceAll(/\r?\n/g, '\r\n') : whole;
      };
      const base = inFile(old);

      it(`${JSON.stringify(base)} takes another text and keeps the line after it`, async () => {
        const checked = await check({ path: 'a.c', base, target, action: 'change', reply: fence(now, 'c') });
        assert.equal(checked.status === 'suggested' && checked.newText, inFile(now), outcome(checked));
      });

      it(`${JSON.stringify(base)} is unchanged by itself`, async () => {
        assert.equal(outcome(await check({ path: 'a.c', base, target, reply: fence(old, 'c') })), 'unchanged');
      });
    }
  }

  it('keeps and loses the `;` that its text ends in', async () => {
    for (const [old, now] of [
      ['#define GO go();', '#define GO go()'],
      ['#define GO go()', '#define GO go();'],
    ] as const) {
      const item = { path: 'a.c', base: `${old}\nint a;\n`, target: 'GO', action: 'change' as const };
      const checked = await check({ ...item, reply: fence(now) });
      assert.equal(checked.status === 'suggested' && checked.newText, `${now}\nint a;\n`, outcome(checked));
    }
  });
});

describe('a type in C and C++', () => {
  for (const [path, code] of [
    ['a.c', 'struct c {\n    int a;\n    int b;\n};'],
    ['a.c', 'enum c {\n    A,\n    B\n};'],
    ['a.cpp', 'class c {\npublic:\n    int get() { return 1; }\n};'],
  ] as const) {
    it(`may be answered with the \`;\` behind it, and without: ${JSON.stringify(code)}`, async () => {
      const base = `${code}\nint z;\n`;
      for (const reply of [code, code.slice(0, -1)]) {
        const checked = await check({
          path,
          base,
          target: 'c',
          action: 'document',
          reply: fence(`/** A c. */\n${reply}`),
        });
        assert.equal(checked.status === 'suggested' && checked.newText, `/** A c. */\n${base}`, outcome(checked));
      }
    });
  }

  it('may not lose a label that says who sees its members', async () => {
    const base = 'class A {\npublic:\n  int get() { int y = x; return y; }\nprivate:\n  int x = 0;\n};\n';
    const reply = base.replace('int y = x; return y;', 'return x;');
    const item = { path: 'a.cpp', base, target: 'A' };
    assert.equal(outcome(await check({ ...item, reply: fence(reply) })), 'suggested');
    const hidden = fence(reply.replace(/(?:public|private):\n/g, ''));
    assert.match(outcome(await check({ ...item, reply: hidden })), /^refused signature-changed/);
  });
});
