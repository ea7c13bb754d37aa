import assert from 'node:assert/strict';
import { applyHunks, hunksOf } from '../../../../../src/core/edits/text/hunks.ts';
import { wordDiff } from '../../../../../src/core/edits/text/wordDiff.ts';
import { seededRandom } from '../seededRandom.ts';

describe('hunksOf', () => {
  it('gives each changed stretch by its offsets in the base', () => {
    assert.deepEqual(hunksOf('a\nb\nc\nd', 'a\nB\nc\nd\ne', 10), [
      { start: 12, end: 14, text: 'B\n' },
      { start: 17, end: 17, text: '\ne' },
    ]);
  });

  it('keeps the last line out of a change after or before it', () => {
    assert.deepEqual(hunksOf('a\nb', 'a'), [{ start: 1, end: 3, text: '' }]);
    assert.deepEqual(hunksOf('a\r\nb', 'a'), [{ start: 1, end: 4, text: '' }]);
    assert.deepEqual(hunksOf('a', 'a\r\nb'), [{ start: 1, end: 1, text: '\r\nb' }]);
    assert.deepEqual(hunksOf('a\nb', 'a\nc'), [{ start: 2, end: 3, text: 'c' }]);
  });

  it('sees every difference in blanks and line ends', () => {
    assert.equal(hunksOf('a\n  b\n', 'a\n    b\n').length, 1);
    assert.equal(hunksOf('a\nb \n', 'a\nb\n').length, 1);
    assert.equal(hunksOf('a\r\nb\n', 'a\nb\n').length, 1);
    assert.deepEqual(hunksOf('same', 'same'), []);
  });

  it('gives the new text when applied, also one hunk after the other (3000 random pairs)', () => {
    const random = seededRandom(1);
    const lines = ['a', 'b', '  c', '', '\td', 'a = "`"'];
    const text = (): string => {
      const ends = random(3) === 0 ? ['\r\n', '\n'] : random(2) === 0 ? ['\r\n'] : ['\n'];
      const count = random(7);
      const whole = Array.from({ length: count }, () => lines[random(lines.length)]! + ends[random(ends.length)]!).join(
        '',
      );
      return random(2) === 0 ? whole : whole.replace(/\r?\n$/, '');
    };
    for (let round = 0; round < 3000; round++) {
      const [before, after, prefix, suffix] = [text(), text(), text(), text()];
      const base = prefix + before + suffix;
      const hunks = hunksOf(before, after, prefix.length);
      assert.equal(applyHunks(base, hunks), prefix + after + suffix, JSON.stringify({ before, after }));
      for (const hunk of hunks) assert.ok(hunk.start >= prefix.length && hunk.end <= prefix.length + before.length);
      let moved = base;
      for (const hunk of [...hunks].reverse()) moved = applyHunks(moved, [hunk]);
      assert.equal(moved, prefix + after + suffix);
    }
  });
});

describe('applyHunks', () => {
  it('takes any order and refuses what overlaps or lies outside', () => {
    assert.equal(
      applyHunks('abc', [
        { start: 2, end: 3, text: 'C' },
        { start: 0, end: 1, text: 'A' },
      ]),
      'AbC',
    );
    assert.throws(
      () =>
        applyHunks('abc', [
          { start: 0, end: 2, text: '' },
          { start: 1, end: 3, text: '' },
        ]),
      RangeError,
    );
    assert.throws(() => applyHunks('abc', [{ start: 2, end: 4, text: '' }]), RangeError);
  });
});

describe('wordDiff', () => {
  it('marks the words that differ on each side', () => {
    const before = '  return result + price;';
    const after = '  return sum + price * 2;';
    const { removed, added } = wordDiff(before, after);
    assert.deepEqual(
      removed.map(({ start, end }) => before.slice(start, end)),
      ['result'],
    );
    assert.deepEqual(added.map(({ start, end }) => after.slice(start, end)).join('|'), 'sum| * 2');
  });

  it('marks blanks, and nothing in equal texts', () => {
    assert.deepEqual(wordDiff('a b', 'a b'), { removed: [], added: [] });
    assert.notDeepEqual(wordDiff('a b', 'a  b').added, []);
  });
});
