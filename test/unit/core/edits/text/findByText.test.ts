import assert from 'node:assert/strict';
import { findByText } from '../../../../../src/core/edits/text/findByText.ts';

describe('findByText', () => {
  const target = 'def a():\n    return 1';

  it('finds it at the hint, and elsewhere when it is the only one', () => {
    assert.deepEqual(findByText(`${target}\n`, target, 0), { status: 'found', start: 0, end: target.length });
    assert.deepEqual(findByText(`x\n\n${target}`, target, 0), { status: 'found', start: 3, end: 3 + target.length });
    assert.deepEqual(findByText(`\uFEFF${target}  # note\n`, target, 99), {
      status: 'found',
      start: 1,
      end: 1 + target.length,
    });
  });

  it('is ambiguous away from the hint', () => {
    const twice = `${target}\n\n${target}\n`;
    assert.equal(findByText(twice, target, 5).status, 'ambiguous');
    assert.deepEqual(findByText(twice, target, target.length + 2).status, 'found');
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
      assert.equal(findByText(text, target, 0).status, 'missing', text);
    }
    assert.equal(findByText('abc', '', 0).status, 'missing');
  });

  it('knows members on a line with others', () => {
    assert.equal(findByText('x = { a() {}, b() {} }', 'b() {}', 0).status, 'found');
  });
});
