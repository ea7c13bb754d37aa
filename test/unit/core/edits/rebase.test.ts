import assert from 'node:assert/strict';
import { findTarget, rebaseRange, type TextChange } from '../../../../src/core/edits/rebase.ts';
import { seededRandom } from './seededRandom.ts';

function apply(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (now, { offset, deletedLength, insertedText }) =>
        now.slice(0, offset) + insertedText + now.slice(offset + deletedLength),
      text,
    );
}

describe('rebaseRange', () => {
  const move = (offset: number, deletedLength: number, insertedText: string) =>
    rebaseRange([{ offset, deletedLength, insertedText }], 10, 20);

  it('moves with changes before, stays with changes after', () => {
    assert.deepEqual(move(0, 0, 'abc'), { status: 'moved', start: 13, end: 23 });
    assert.deepEqual(move(2, 5, ''), { status: 'moved', start: 5, end: 15 });
    assert.deepEqual(move(21, 3, 'abc'), { status: 'moved', start: 10, end: 20 });
    assert.deepEqual(rebaseRange([], 10, 20), { status: 'moved', start: 10, end: 20 });
  });

  it('is touched by what lies in it or reaches into it', () => {
    for (const change of [move(15, 0, 'a'), move(5, 6, ''), move(19, 5, ''), move(10, 10, 'same'), move(0, 30, '')]) {
      assert.deepEqual(change, { status: 'touched' });
    }
  });

  it('is touched by text that joins it at an end, not by lines beside it', () => {
    assert.equal(move(20, 0, '0').status, 'touched');
    assert.equal(move(10, 0, 'async ').status, 'touched');
    assert.equal(move(20, 0, '\nx').status, 'moved');
    assert.equal(move(20, 0, '\r\nx').status, 'moved');
    assert.deepEqual(move(10, 0, 'x\n    '), { status: 'moved', start: 16, end: 26 });
  });

  it('reads all changes of an event in the offsets before it', () => {
    const changes = [
      { offset: 25, deletedLength: 1, insertedText: '' },
      { offset: 5, deletedLength: 0, insertedText: 'ab' },
      { offset: 0, deletedLength: 1, insertedText: '' },
    ];
    assert.deepEqual(rebaseRange(changes, 10, 20), { status: 'moved', start: 11, end: 21 });
    assert.deepEqual(rebaseRange(changes.toReversed(), 10, 20), { status: 'moved', start: 11, end: 21 });
  });

  it('always points at the same text when it says moved (5000 random events)', () => {
    const random = seededRandom(7);
    const alphabet = 'ab\n ';
    for (let round = 0; round < 5000; round++) {
      const text = Array.from({ length: 40 }, () => alphabet[random(4)]).join('');
      const start = 10 + random(10);
      const end = start + 1 + random(10);
      const changes: TextChange[] = [];
      for (let at = random(12); at < 38; at += 2 + random(20)) {
        const deletedLength = random(Math.min(4, 40 - at));
        changes.push({ offset: at, deletedLength, insertedText: ['', 'x', '\n', 'yy\n'][random(4)]! });
        at += deletedLength + 1;
      }
      const moved = rebaseRange(changes, start, end);
      if (moved.status === 'moved')
        assert.equal(apply(text, changes).slice(moved.start, moved.end), text.slice(start, end));
    }
  });
});

describe('findTarget', () => {
  const target = 'def a():\n    return 1';

  it('finds it at the hint, and elsewhere when it is the only one', () => {
    assert.deepEqual(findTarget(`${target}\n`, target, 0), { status: 'found', start: 0, end: target.length });
    assert.deepEqual(findTarget(`x\n\n${target}`, target, 0), { status: 'found', start: 3, end: 3 + target.length });
    assert.deepEqual(findTarget(`\uFEFF${target}  # note\n`, target, 99), {
      status: 'found',
      start: 1,
      end: 1 + target.length,
    });
  });

  it('is ambiguous away from the hint', () => {
    const twice = `${target}\n\n${target}\n`;
    assert.equal(findTarget(twice, target, 5).status, 'ambiguous');
    assert.deepEqual(findTarget(twice, target, target.length + 2).status, 'found');
  });

  it('misses what differs in one sign, also around it', () => {
    for (const text of [
      `${target}0\n`,
      `${target} + 1`,
      `async ${target}`,
      `# ${target}`,
      target.replace(' 1', ' 2'),
      target.replace('\n', '\r\n'),
      '',
    ]) {
      assert.equal(findTarget(text, target, 0).status, 'missing', text);
    }
    assert.equal(findTarget('abc', '', 0).status, 'missing');
  });

  it('knows members on a line with others', () => {
    assert.equal(findTarget('x = { a() {}, b() {} }', 'b() {}', 0).status, 'found');
  });
});
