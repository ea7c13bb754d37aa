import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScriptedGitHub, startScriptedGitHub } from '../../servers/scriptedGitHub.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

const TASK = { id: 'TSK-001', title: 'Round totals', status: 'open', line: 1 };

describe('llmstruct tasks sync', () => {
  let server: ScriptedGitHub;
  let folder: string;
  beforeEach(async () => {
    server = await startScriptedGitHub('secret-token');
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-sync-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sync = (words: readonly string[], options: Parameters<typeof run>[1] = {}) =>
    run(['tasks', 'sync', ...words], {
      folder,
      ...options,
      environment: { GITHUB_TOKEN: 'secret-token', ...options.environment },
      index: {
        tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [TASK], problems: [] }),
        setTask: () => Promise.resolve(TASK),
        ...options.index,
      },
    });
  const here = () => ['--repository', `${server.origin}/team/shop`, '--tracker', 'github'];

  it('says what it would do, does it, and says it again as JSON', async () => {
    const dry = await sync([...here(), '--dry-run']);
    assert.equal(dry.code, 0);
    assert.match(
      dry.out,
      /^new Issue for TSK-001: Round totals\n127\.0\.0\.1:\d+\/team\/shop: 1 steps would be done, nothing was written\.\n$/,
    );
    assert.equal(server.issues.length, 0);
    const done = await sync([...here(), '--json']);
    assertValid('sync', done.json);
    assert.equal(server.issues.length, 1);
  });

  it('exits 1 with conflicts and words them, in Russian too', async () => {
    server.add({ title: 'Theirs' });
    const index = {
      tasks: () =>
        Promise.resolve({
          file: 'llmstruct.toml',
          exists: true,
          tasks: [{ ...TASK, issue: 'team/shop#1' }],
          problems: [],
        }),
    };
    const { code, out } = await sync(here(), { index });
    assert.equal(code, 1);
    assert.match(out, /both changed title of TSK-001 and team\/shop#1: “Round totals” here, “Theirs” there/);
    const russian = await sync(here(), { index, environment: { LLMSTRUCT_LANG: 'ru' } });
    assert.match(russian.out, /здесь «Round totals», там «Theirs»/);
    const json = await sync([...here(), '--json'], { index });
    assertValid('sync', json.json);
  });

  it('sends no token to a server that only the workspace names', async () => {
    const settings = (repository: string) => ({
      settings: () =>
        Promise.resolve({
          modelOrder: [],
          localOnly: [],
          budget: 1,
          sync: { repository, tracker: 'github' as const, label: 'llmstruct' },
          voice: { model: 'whisper-1' },
          telegram: { allow: [], dailyTokens: 1 },
        }),
    });
    const refused = await sync([], { index: settings(`${server.origin}/team/shop`) });
    assert.equal(refused.code, 2);
    assert.match(refused.err, /Tokens go only to/);
    assert.equal(server.requests.length, 0);
    const named = await sync([], {
      index: settings(`${server.origin}/team/shop`),
      environment: { GITHUB_SERVER_URL: server.origin },
    });
    assert.equal(named.code, 0);
    assert.equal(server.issues.length, 1);
  });

  it('says what is missing: the place, the token, a known side', async () => {
    const unset = await sync([]);
    assert.equal(unset.code, 2);
    assert.match(unset.err, /It is not known where the Issues are\./);
    const token = await sync(here(), { environment: { GITHUB_TOKEN: '' } });
    assert.match(token.err, /There is no token for 127\.0\.0\.1:\d+\.\n.*GITHUB_TOKEN/s);
    assert.match((await sync([...here(), '--prefer', 'mine'])).err, /--prefer is one of tasks, issues, not mine\./);
    assert.match(
      (await sync([...here().slice(0, 2), '--tracker', 'jira'])).err,
      /--tracker is one of github, gitlab, not jira\./,
    );
    const json = await sync(['--json']);
    assertValid('error', json.json);
  });
});
