import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMENT_MARK } from '../../../../src/cli/changes/changeComment.ts';
import { postComment } from '../../../../src/cli/changes/postComment.ts';
import { forgeComment, type ScriptedForge, STRANGER, startForge } from '../../../servers/scriptedForge.ts';
import { useTemporaryFolder } from '../../node/temporaryFolder.ts';

const TEXT = `${COMMENT_MARK}\nThe report.\n`;

for (const kind of ['github', 'gitlab'] as const) {
  describe(`a comment on ${kind}`, () => {
    const folder = useTemporaryFolder();
    let forge: ScriptedForge;
    beforeEach(async () => {
      forge = await startForge(kind);
    });
    afterEach(() => forge.close());

    function environment(changes: Record<string, string | undefined> = {}): Record<string, string | undefined> {
      const event = join(folder(), 'event.json');
      writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }));
      return kind === 'github'
        ? {
            GITHUB_ACTIONS: 'true',
            GITHUB_API_URL: forge.url,
            GITHUB_REPOSITORY: 'o/r',
            GITHUB_TOKEN: 'secret',
            GITHUB_EVENT_PATH: event,
            ...changes,
          }
        : {
            GITLAB_CI: 'true',
            CI_API_V4_URL: forge.url,
            CI_PROJECT_ID: '5',
            CI_MERGE_REQUEST_IID: '7',
            GITLAB_TOKEN: 'secret',
            ...changes,
          };
    }

    it('is written once and then updated, found behind many others', async () => {
      for (let id = 1; id <= 7; id++) forge.comments.push(forgeComment(id, `Looks good ${id}`));
      assert.deepEqual(await postComment(TEXT, environment()), { kind: 'written' });
      assert.deepEqual(await postComment(`${TEXT}Again.\n`, environment()), { kind: 'updated' });
      assert.equal(forge.comments.length, 8);
      assert.equal(forge.comments[7]?.body, `${TEXT}Again.\n`);
      assert.deepEqual([...forge.tokens], [kind === 'github' ? 'Bearer secret' : 'secret']);
    });

    it('leaves a stranger’s comment with our mark alone', async () => {
      forge.comments.push(forgeComment(1, `${COMMENT_MARK} mine now`, STRANGER));
      assert.deepEqual(await postComment(TEXT, environment()), { kind: 'written' });
      assert.equal(forge.comments[0]?.body, `${COMMENT_MARK} mine now`);
    });

    it('is none where there is no request, no token, or one that may only read', async () => {
      const other = kind === 'github' ? { GITHUB_EVENT_PATH: undefined } : { CI_MERGE_REQUEST_IID: undefined };
      assert.deepEqual(await postComment(TEXT, environment(other)), { kind: 'no-request' });
      assert.deepEqual(await postComment(TEXT, {}), { kind: 'no-request' });
      const name = kind === 'github' ? 'GITHUB_TOKEN' : 'GITLAB_TOKEN';
      assert.deepEqual(await postComment(TEXT, environment({ [name]: '' })), { kind: 'not-allowed', reason: name });
      assert.deepEqual(forge.requests, []);
      const refusal = { status: 403, message: 'Resource not accessible by integration' };
      forge.refusals.push(refusal, refusal);
      const refused = await postComment(TEXT, environment());
      assert.equal(refused.kind, 'not-allowed');
      assert.match('reason' in refused ? refused.reason : '', /403 Resource not accessible/);
    });

    it('waits where the server says so, and gives up where that is too long', async () => {
      forge.refusals.push({ status: 200 }, { status: 429, headers: { 'retry-after': '0' } });
      assert.deepEqual(await postComment(TEXT, environment()), { kind: 'written' });
      forge.refusals.push({ status: 200 }, { status: 403, headers: { 'retry-after': '3600' }, message: 'rate limit' });
      assert.equal((await postComment(TEXT, environment())).kind, 'failed');
    });

    it('fails in words where nobody answers', async () => {
      const variable = kind === 'github' ? 'GITHUB_API_URL' : 'CI_API_V4_URL';
      const { kind: what } = await postComment(TEXT, environment({ [variable]: 'http://127.0.0.1:9' }));
      assert.equal(what, 'failed');
    });
  });
}
