import assert from 'node:assert/strict';
import { isLlmstructError } from '../../../src/core/errors.ts';
import { openPullRequest } from '../../../src/trackers/openPullRequest.ts';
import { createMemoryResponseCache } from '../../../src/trackers/responseCache.ts';
import type { TrackerKind } from '../../../src/trackers/trackerPlace.ts';
import { type IssueServer, startIssueServer } from '../../servers/issueServer.ts';

const WISH = { branch: 'llmstruct/total-1', into: 'main', title: 'Simplify total', body: 'By a model.' };

describe('a pull request', () => {
  let server: IssueServer;
  before(async () => {
    server = await startIssueServer(({ url, headers }) => {
      const isGitHub = url === '/api/v3/repos/team/shop/pulls' && headers.authorization === 'token key';
      const isGitLab = url === '/api/v4/projects/team%2Fshop/merge_requests' && headers['private-token'] === 'key';
      if (isGitHub) return { status: 201, body: { html_url: `${server.origin}/team/shop/pull/7` } };
      if (isGitLab) return { status: 201, body: { web_url: `${server.origin}/team/shop/-/merge_requests/7` } };
      return { status: 401, body: { message: 'Bad credentials' } };
    }, 10);
  });
  after(() => server.close());
  const open = (kind: TrackerKind, token = 'key'): Promise<string> =>
    openPullRequest({ kind, origin: server.origin, repository: 'team/shop' }, token, WISH, {
      place: 'here',
      signal: AbortSignal.timeout(10_000),
      cache: createMemoryResponseCache(),
      sleep: () => Promise.resolve(),
      now: () => 0,
    });

  it('is opened at GitHub, and a merge request at GitLab', async () => {
    assert.equal(await open('github'), `${server.origin}/team/shop/pull/7`);
    assert.equal(await open('gitlab'), `${server.origin}/team/shop/-/merge_requests/7`);
    const [github, gitlab] = server.requests.map(({ body }) => body);
    assert.deepEqual(github, { title: WISH.title, body: WISH.body, head: WISH.branch, base: 'main' });
    assert.deepEqual([gitlab?.['source_branch'], gitlab?.['target_branch']], [WISH.branch, 'main']);
  });

  it('waits where it is told to, and says what is refused', async () => {
    server.script.push({ status: 429, headers: { 'retry-after': '1' } });
    assert.match(await open('github'), /pull\/7$/);
    const refused: unknown = await open('github', 'wrong').catch((error: unknown) => error);
    assert.equal(isLlmstructError(refused) && refused.code, 'tracker-refused');
    server.script.push({ status: 422, body: { message: 'Validation Failed' } });
    const failed: unknown = await open('github').catch((error: unknown) => error);
    assert.equal(isLlmstructError(failed) && failed.code, 'tracker-failed');
  });
});
