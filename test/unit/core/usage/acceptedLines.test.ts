import assert from 'node:assert/strict';
import { linesKept, newLines } from '../../../../src/core/usage/acceptedLines.ts';
import { testDigest } from '../../../support/testParser.ts';

const before = 'def f(a):\n    x = 1\n    return x\n';
const after = 'def f(a):\n    y = a\n    y = a\n    return x\n';

describe('accepted lines', () => {
  it('are those that are new, each as often as it is, without blank ones', () => {
    const digests = newLines(before, `${after}\n\n`, testDigest);
    assert.deepEqual(digests, [testDigest('y = a'), testDigest('y = a')]);
    assert.deepEqual(newLines(before, before, testDigest), []);
  });

  it('are kept wherever they stand and however they are indented, each once', () => {
    const digests = newLines(before, after, testDigest);
    assert.equal(linesKept(digests, after, testDigest), 2);
    assert.equal(linesKept(digests, 'if 1:\r\n\t\ty = a\r\n', testDigest), 1);
    assert.equal(linesKept(digests, 'y = b\n', testDigest), 0);
  });

  it('have digests that say nothing of a secret', () => {
    const token = 'ghp_0123456789abcdefghijklmnopqrstuvwx';
    const [digest] = newLines('', `key = "${token}"\n`, testDigest);
    assert.equal(digest, testDigest('key = "__SECRET__"'));
    assert.equal(linesKept([digest!], 'key = "ghp_zzzzzzzzzzabcdefghijklmnopqrstuvwx"', testDigest), 1);
  });
});
