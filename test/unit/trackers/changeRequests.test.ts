import assert from 'node:assert/strict';
import { isLlmstructError } from '../../../src/core/errors.ts';
import { changeRequestsAt } from '../../../src/trackers/changeRequests.ts';
import { createMemoryResponseCache } from '../../../src/trackers/responseCache.ts';
import type { TrackerKind } from '../../../src/trackers/trackerPlace.ts';
import { type ScriptedPulls, startScriptedPulls } from '../../servers/scriptedPulls.ts';

const WISH = { head: 'llmstruct/total-1', base: 'main', title: 'Simplify total', body: 'By a model.' };
const REPOSITORIES = { github: 'team/shop', gitlab: 'group/sub/shop' } as const;

for (const kind of ['github', 'gitlab'] as const satisfies readonly TrackerKind[]) {
  describe(`change requests at ${kind}`, () => {
    let server: ScriptedPulls;
    const waits: number[] = [];
    beforeEach(async () => {
      server = await startScriptedPulls(kind, 'key');
      waits.length = 0;
    });
    afterEach(() => server.close());
    const at = (token = 'key') =>
      changeRequestsAt({ kind, origin: server.origin, repository: REPOSITORIES[kind] }, token, {
        place: 'here',
        signal: AbortSignal.timeout(10_000),
        cache: createMemoryResponseCache(),
        sleep: (ms) => {
          waits.push(ms);
          return Promise.resolve();
        },
        now: () => 0,
      });
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => isLlmstructError(error) && error.code,
      );

    it('are one for a branch: made, then renewed', async () => {
      const made = await at().propose(WISH);
      assert.deepEqual([made.number, made.renewed], [1, false]);
      assert.ok(made.url.startsWith(server.origin));
      const again = await at().propose({ ...WISH, title: 'Simplify total well' });
      assert.deepEqual([again.url, again.renewed], [made.url, true]);
      assert.deepEqual(server.pulls, [{ number: 1, ...WISH, title: 'Simplify total well' }]);
      assert.equal(await at().defaultBranch(), 'main');
    });

    it('wait where they are told to, and say what is refused', async () => {
      server.script.push({ status: 429, headers: { 'retry-after': '1' } });
      assert.equal((await at().propose(WISH)).number, 1);
      assert.deepEqual(waits, [1000]);
      assert.equal(await codeOf(at('wrong').propose(WISH)), 'tracker-refused');
      server.script.push(undefined, { status: 422, body: { message: 'Validation Failed' } });
      assert.equal(await codeOf(at().propose(WISH)), 'tracker-failed');
    });
  });
}
