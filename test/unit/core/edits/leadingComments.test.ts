import assert from 'node:assert/strict';
import { fence } from './cases/replyCase.ts';
import { check, outcome } from './checkCase.ts';

describe('the comment before a definition', () => {
  for (const path of ['a.c', 'a.cpp']) {
    it(`is not doubled in ${path} by a reply that repeats it`, async () => {
      for (const doc of ['// Greets n.\n// Twice.\n', '/* Greets n. */\n', '/* Greets n.\n * Twice. */\n']) {
        const base = `${doc}int greet(int n)\n{\n    int x = n;\n    return x;\n}\n`;
        const item = { path, base, target: 'greet' };
        assert.equal(outcome(await check({ ...item, reply: fence(base.trimEnd()) })), 'unchanged');
        const shorter = base.replace('int x = n;\n    return x', 'return n');
        const checked = await check({ ...item, reply: fence(shorter.trimEnd()) });
        assert.equal(checked.status === 'suggested' && checked.newText, shorter);
      }
    });
  }
});
