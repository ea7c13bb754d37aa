import assert from 'node:assert/strict';
import { hunkLines } from '../../../../../src/core/edits/text/hunkLines.ts';
import { applyHunks, hunksOf } from '../../../../../src/core/edits/text/hunks.ts';
import { seededRandom } from '../seededRandom.ts';

describe('hunkLines', () => {
  const linesOfChange = (before: string, after: string) =>
    hunksOf(before, after).map((hunk) => hunkLines(before, hunk));

  it('gives whole lines, also at the end of a text without a final line end', () => {
    assert.deepEqual(linesOfChange('a\nb\nc', 'a\nB\nc'), [{ line: 1, removed: ['b'], added: ['B'] }]);
    assert.deepEqual(linesOfChange('a\nb', 'a\nb\nc'), [{ line: 2, removed: [], added: ['c'] }]);
    assert.deepEqual(linesOfChange('a\r\nb\r\nc', 'a\r\nb'), [{ line: 2, removed: ['c'], added: [] }]);
    assert.deepEqual(linesOfChange('a', 'x\na'), [{ line: 0, removed: [], added: ['x'] }]);
  });

  it('says what the hunks do, for any two texts', () => {
    const random = seededRandom(7);
    const text = () => Array.from({ length: random(6) + 1 }, () => 'abc'[random(3)]);
    for (let round = 0; round < 2000; round += 1) {
      const lineEnd = random(2) === 0 ? '\n' : '\r\n';
      const [before, after] = [text().join(lineEnd), text().join(lineEnd)];
      const lines = before.split(lineEnd);
      for (const { line, removed, added } of linesOfChange(before, after).toReversed()) {
        assert.deepEqual(lines.slice(line, line + removed.length), removed);
        lines.splice(line, removed.length, ...added);
      }
      assert.equal(lines.join(lineEnd), after);
      assert.equal(applyHunks(before, hunksOf(before, after)), after);
    }
  });
});
