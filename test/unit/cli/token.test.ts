import assert from 'node:assert/strict';
import { join } from 'node:path';
import { useTemporaryFolder } from '../node/temporaryFolder.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

describe('llmstruct token', () => {
  const folder = useTemporaryFolder();
  const token = (words: readonly string[], language = 'en') =>
    run(['token', ...words], { environment: { XDG_STATE_HOME: join(folder(), 'state'), LLMSTRUCT_LANG: language } });

  it('prints a token once, and afterwards only whose it is', async () => {
    const added = await token(['add', 'anna', '--roles', 'read, edit,read']);
    assert.equal(added.code, 0, added.err);
    assert.match(added.out, /^llms_[\w-]{43}\n$/);
    assert.match(added.err, /cannot be shown again; anna has it now/);
    const listed = await token(['list']);
    assert.match(listed.out, /^anna +read,edit +\d{4}-\d\d-\d\d\n$/);
    const { json, out } = await token(['list', '--json']);
    assertValid('token-list', json);
    assert.ok(!out.includes(added.out.trim()));
    const revoked = await token(['revoke', 'anna', '--json']);
    assertValid('token-revoke', revoked.json);
    assert.match((await token(['list'])).err, /There are no tokens/);
  });

  it('takes a token as read where nothing else is said', async () => {
    const { code, json } = await token(['add', 'ci@example.org', '--json']);
    assert.equal(code, 0);
    assertValid('token-add', json);
    assert.deepEqual((json as { roles: string[] }).roles, ['read']);
  });

  it('says what is wrong, in both languages', async () => {
    assert.equal((await token(['add', 'anna'])).code, 0);
    const faults: readonly (readonly [words: readonly string[], english: RegExp])[] = [
      [['add', 'two words'], /two words is no name/],
      [['add', 'own'], /own is the token that llmstruct serve prints/],
      [['add', 'boris', '--roles', 'read,write'], /read, edit, model, not write/],
      [['add', 'anna'], /anna has a token already/],
      [['revoke', 'boris'], /boris has no token/],
    ];
    for (const [words, english] of faults) {
      const said = await token(words);
      assert.deepEqual([said.code, said.out], [2, ''], words.join(' '));
      assert.match(said.err, english);
      assert.match((await token(words, 'ru')).err, /[а-я]{4}/);
    }
  });
});
