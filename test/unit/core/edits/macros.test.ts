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
});
