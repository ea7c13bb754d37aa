import assert from 'node:assert/strict';
import {
  type Anchor,
  bindText,
  moveAnchor,
  settle,
  type TextChange,
} from '../../../../src/vscode/suggestions/anchor.ts';

const TARGET = 'def b():\n    return 2';
const TEXT = `def a():\n    return 1\n\n${TARGET}\n\ndef c():\n    return 3\n`;
const START = TEXT.indexOf(TARGET);
const BOUND = bindText(TEXT, { start: START, end: START + TARGET.length });
const ANCHOR: Anchor = { start: START, end: START + TARGET.length, intact: true };

const apply = (text: string, { rangeOffset, rangeLength, text: inserted }: TextChange) =>
  text.slice(0, rangeOffset) + inserted + text.slice(rangeOffset + rangeLength);
const replace = (from: number, length: number, text: string): TextChange => ({
  rangeOffset: from,
  rangeLength: length,
  text,
});

/** Plays edits one by one and returns the anchor and text after the last. */
function play(...changes: TextChange[]): { anchor: Anchor; text: string } {
  let state = { anchor: ANCHOR, text: TEXT };
  for (const change of changes) {
    const text = apply(state.text, change);
    state = { anchor: moveAnchor(state.anchor, BOUND, [change], text), text };
  }
  return state;
}

describe('anchor', () => {
  it('moves with edits before and stays with edits after', () => {
    const { anchor, text } = play(replace(0, 0, '# top\n'), replace(TEXT.length + 6, 0, '# end\n'));
    assert.equal(text.slice(anchor.start, anchor.end), TARGET);
    assert.ok(anchor.intact);
    assert.equal(anchor.start, START + 6);
  });

  it('is not intact when its text, or what stands beside it on its lines, is another', () => {
    const inside = START + 5;
    const end = START + TARGET.length;
    for (const change of [
      replace(inside, 1, 'x'),
      replace(end, 0, '0'),
      replace(end, 0, '  # why'),
      replace(START, 0, 'async '),
      replace(START - 3, 6, ''),
      replace(START, TARGET.length, ''),
      replace(0, TEXT.length, ''),
    ]) {
      assert.equal(play(change).anchor.intact, false, JSON.stringify(change));
    }
  });

  it('comes back by undo, also after its whole text was deleted or replaced', () => {
    for (const [from, length, text] of [
      [START + 5, 1, 'x'],
      [START + TARGET.length, 0, '0'],
      [START, 0, 'async '],
      [START - 3, 6, ''],
      [START, TARGET.length, ''],
      [START - 1, TARGET.length + 2, 'nothing'],
      [0, TEXT.length, ''],
    ] as const) {
      const undo = replace(from, text.length, TEXT.slice(from, from + length));
      const { anchor } = play(replace(from, length, text), undo);
      assert.deepEqual(anchor, ANCHOR, `${from} ${length} ${text}`);
    }
  });

  it('follows several changes of one event, given from the end to the start', () => {
    const changes = [replace(TEXT.length, 0, '# end'), replace(3, 2, 'long name'), replace(0, 0, '\n\n')];
    const text = changes.reduce(apply, TEXT);
    const anchor = moveAnchor(ANCHOR, BOUND, changes, text);
    assert.equal(text.slice(anchor.start, anchor.end), TARGET);
    assert.ok(anchor.intact);
  });

  it('does not choose between two equal texts', () => {
    const twice = `${TARGET}\n\n${TARGET}\n`;
    assert.equal(settle({ start: 0, end: twice.length }, BOUND, `\n${twice}`).intact, false);
  });

  it('keeps CRLF apart from LF', () => {
    assert.equal(settle(ANCHOR, BOUND, TEXT.replaceAll('\n', '\r\n')).intact, false);
  });

  it('is intact exactly when the text stands there, whatever is edited', () => {
    const random = generator(7);
    const pieces = ['x', '\n', '    ', TARGET, 'return', ''];
    for (let round = 0; round < 300; round += 1) {
      let state = { anchor: ANCHOR, text: TEXT };
      const undo: TextChange[] = [];
      for (let step = 0; step < 6; step += 1) {
        const from = random(state.text.length + 1);
        const length = random(Math.min(12, state.text.length - from + 1));
        const change = replace(from, length, pieces[random(pieces.length)]!);
        undo.push(replace(from, change.text.length, state.text.slice(from, from + length)));
        const text = apply(state.text, change);
        state = { anchor: moveAnchor(state.anchor, BOUND, [change], text), text };
        if (state.anchor.intact) assert.equal(text.slice(state.anchor.start, state.anchor.end), TARGET);
      }
      for (const change of undo.reverse()) {
        const text = apply(state.text, change);
        state = { anchor: moveAnchor(state.anchor, BOUND, [change], text), text };
      }
      assert.equal(state.text, TEXT);
      // A second copy may have come and gone, and the anchor with it; then a parse has the last word. Never a wrong place.
      if (state.anchor.intact) assert.equal(state.anchor.start, START);
    }
  });
});

/** Whole numbers below `limit`, the same on every run. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
