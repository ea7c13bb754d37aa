import assert from 'node:assert/strict';
import { wordingOf } from '../../../src/core/errorWording.ts';

describe('wordingOf', () => {
  const hintOf = (reason: string) => wordingOf('struct-unwritable', { path: 'struct.json', reason }).hint;

  it('gives advice that fits why a file cannot be written', () => {
    for (const reason of ['ENOSPC', 'ENOSPC: no space left on device, write', 'EDQUOT'])
      assert.match(hintOf(reason), /free some on its disk/, reason);
    for (const reason of ['it is a symbolic link', 'it is a symbolic link that leads nowhere'])
      assert.match(hintOf(reason), /name the file that it leads to/, reason);
    for (const reason of ['ENOENT', 'ENOENT: no such file or directory, open'])
      assert.match(hintOf(reason), /make it first/, reason);
    for (const reason of ['EACCES', 'it is read-only', 'its folder is read-only'])
      assert.match(hintOf(reason), /Make the file and its folder writable/, reason);
  });

  it('says what is similar where that is known', () => {
    assert.equal(wordingOf('target-unknown', { target: 'a#b', near: 'a#c' }).hint, 'Did you mean {near}?');
    assert.match(wordingOf('target-unknown', { target: 'a#b' }).hint, /^Targets are path#Name/);
  });

  it('gives every other error the words of its code', () => {
    assert.match(wordingOf('part-unreadable', { part: 'x', reason: 'ENOSPC' }).hint, /Check the path/);
  });
});
