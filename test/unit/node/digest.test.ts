import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { digest } from '../../../src/node/digest.ts';

describe('digest', () => {
  it('is the first 16 hex digits of SHA-256 over UTF-8', () => {
    assert.equal(digest(''), 'e3b0c44298fc1c14');
    assert.equal(digest('abc'), 'ba7816bf8f01cfea');
    for (const text of ['ё😀', '\uFEFFx', 'a\r\nb']) {
      assert.equal(digest(text), createHash('sha256').update(Buffer.from(text)).digest('hex').slice(0, 16));
    }
  });

  it('counts a lone surrogate as the replacement character', () => {
    assert.equal(digest('\ud800'), digest('\ufffd'));
  });
});
