import assert from 'node:assert/strict';
import { GIT_QUOTE, wordedReason } from '../../../src/core/reasonWording.ts';

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

  it('words what git says, without its prefix, its warnings and its advice', () => {
    const none = 'fatal: not a git repository (or any of the parent directories): .git';
    assert.equal(worded(none), '<there is none in it or above it>');
    const foreign = `warning: x\nfatal: detected dubious ownership in repository at '/a'\nTo add an exception, call:\n\n\tgit config`;
    assert.equal(worded(foreign), '<it belongs to another user>');
    const remote =
      'git@a.example: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease';
    assert.equal(worded(remote), '<the other repository cannot be read>');
  });

  it('quotes git where it does not know the words', () => {
    const quoted = (reason: string) => wordedReason(reason, (key, ...values) => `${key} | ${values.join()}`);
    assert.equal(
      quoted("fatal: bad boolean config value 'x' for 'core.bare'"),
      `${GIT_QUOTE} | bad boolean config value 'x' for 'core.bare'`,
    );
  });

  it('leaves what others say', () => {
    const foreign = ['model EACCES', 'EUNKNOWN: x', 'Everything is lost', '', 'toString'];
    for (const reason of foreign) assert.equal(worded(reason), reason);
  });
});
