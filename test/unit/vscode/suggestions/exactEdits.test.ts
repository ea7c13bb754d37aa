import assert from 'node:assert/strict';
import { hunksOf } from '../../../../src/core/edits/text/hunks.ts';
import { applyEdits, exactEdits } from '../../../../src/vscode/suggestions/exactEdits.ts';

const TARGET = 'def total(items):\n    s = 0\n    for i in items:\n        s += i\n    return s';
const BETTER = 'def total(items):\n    return sum(items)';
const BASE = `import os\n\n${TARGET}\n\nprint(total([]))\n`;
const target = { start: BASE.indexOf(TARGET), end: BASE.indexOf(TARGET) + TARGET.length };

function wanted(changes: { base?: string; replacement?: string; head?: string; hunks?: 'none' } = {}) {
  const { base = BASE, replacement = BETTER, head } = changes;
  const start = head ?? base.slice(0, target.start);
  return {
    ...{ base, target, replacement },
    newText: start + replacement + base.slice(target.end),
    hunks: changes.hunks === 'none' ? [] : hunksOf(base.slice(target.start, target.end), replacement, target.start),
  };
}

describe('exactEdits', () => {
  it('takes the hunks where they give the text', () => {
    const question = wanted();
    assert.deepEqual(exactEdits(question), question.hunks);
    assert.ok(question.hunks.every(({ start }) => start > target.start));
  });

  it('adds imports as an edit of their own', () => {
    const question = wanted({ head: 'import os\nimport math\n\n' });
    const edits = exactEdits(question);
    assert.equal(edits.length, question.hunks.length + 1);
    assert.equal(applyEdits(BASE, edits), question.newText);
    assert.equal(edits[0]!.text.trim(), 'import math');
  });

  it('replaces the whole target where the hunks do not give the text', () => {
    const question = wanted({ hunks: 'none' });
    assert.deepEqual(exactEdits(question), [{ ...target, text: BETTER }]);
  });

  it('falls back to one stretch when the text differs elsewhere', () => {
    const question = { ...wanted(), newText: 'something else entirely\n' };
    const edits = exactEdits(question);
    assert.equal(edits.length, 1);
    assert.equal(applyEdits(BASE, edits), question.newText);
  });

  it('never edits between CR and LF or within a pair of surrogates', () => {
    for (const [base, newText] of [
      ['a\r\nb\r\n', 'a\nb\r\n'],
      ['a\r\n', 'a\r\n\r\n'],
      ['x\u{1F600}y', 'x\u{1F601}y'],
      ['x\u{1F600}', 'x'],
    ] as const) {
      const question = { base, newText, target: { start: 0, end: base.length }, replacement: 'no', hunks: [] };
      const edits = exactEdits(question);
      assert.equal(applyEdits(base, edits), newText);
      for (const { start, end } of edits) {
        for (const at of [start, end])
          assert.doesNotMatch(base.slice(Math.max(0, at - 1), at + 1), /^(\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/);
      }
    }
  });

  it('refuses edits that overlap or leave the text', () => {
    const overlapping = [
      { start: 0, end: 3, text: '' },
      { start: 2, end: 4, text: '' },
    ];
    assert.equal(applyEdits('abcdef', overlapping), undefined);
    assert.equal(applyEdits('abc', [{ start: 1, end: 9, text: '' }]), undefined);
  });
});
