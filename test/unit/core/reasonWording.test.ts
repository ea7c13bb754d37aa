import assert from 'node:assert/strict';
import { wordedReason } from '../../../src/core/reasonWording.ts';

describe('wordedReason', () => {
  const worded = (reason: string) => wordedReason(reason, (key) => `<${key}>`);

  it('puts a code of the system into words, however Node says it', () => {
    for (const reason of ['EACCES', "EACCES: permission denied, open '/a b'", 'spawn /usr/bin/git EACCES'])
      assert.equal(worded(reason), '<there is no permission> (EACCES)');
    assert.equal(worded('connect ECONNREFUSED 127.0.0.1:1'), '<nothing listens there> (ECONNREFUSED)');
    assert.equal(worded('getaddrinfo EAI_AGAIN example.org'), '<the name server does not answer> (EAI_AGAIN)');
  });

  it('knows its own words and those of SQLite', () => {
    assert.equal(worded('it is read-only'), '<it is read-only>');
    assert.equal(worded('database or disk is full'), '<database or disk is full>');
  });

  it('leaves what others say', () => {
    const foreign = [
      'model EACCES',
      'EUNKNOWN: x',
      'Everything is lost',
      'fatal: not a git repository',
      '',
      'toString',
    ];
    for (const reason of foreign) assert.equal(worded(reason), reason);
  });
});
