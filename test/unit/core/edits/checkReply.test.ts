import assert from 'node:assert/strict';
import { applyHunks } from '../../../../src/core/edits/text/hunks.ts';
import { javascript } from './cases/javascript.ts';
import { python } from './cases/python.ts';
import type { LanguageCases } from './cases/replyCase.ts';
import { typescript } from './cases/typescript.ts';
import { check, outcome, requestFor } from './checkCase.ts';

const languages: Readonly<Record<string, LanguageCases>> = { python, javascript, typescript };

for (const [language, { path, base, bad, good }] of Object.entries(languages)) {
  describe(`checkReply in ${language}`, () => {
    for (const { name, code, ...item } of bad) {
      it(`refuses ${name}`, async () => {
        const checked = await check({ path, base, ...item });
        assert.equal(checked.status, 'refused', outcome(checked));
        assert.equal(checked.problems[0]?.code, code, JSON.stringify(checked.problems));
      });
    }
    for (const { name, expected, addedImports = [], warnings = [], ...item } of good) {
      it(`takes ${name}`, async () => {
        const { start, end } = await requestFor({ path, base, ...item });
        const checked = await check({ path, base, ...item });
        assert.equal(checked.status, 'suggested', JSON.stringify(checked.problems));
        if (checked.status !== 'suggested') return;
        assert.equal(checked.replacement, expected);
        assert.deepEqual(checked.addedImports, addedImports);
        assert.deepEqual([...new Set(checked.problems.map((problem) => problem.code))], warnings);
        assert.equal(applyHunks(base, checked.hunks), checked.newText);
        if (addedImports.length === 0) assert.equal(checked.newText, base.slice(0, start) + expected + base.slice(end));
      });
    }
  });
}
