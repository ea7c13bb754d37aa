import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ScriptedGitHub, startScriptedGitHub } from '../../servers/scriptedGitHub.ts';
import { type ScriptedGitLab, startScriptedGitLab } from '../../servers/scriptedGitLab.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { git, useTemporaryFolder, writeTree } from '../node/temporaryFolder.ts';
import { run } from './standInHost.ts';

const BROKEN = 'def fine():\n    return 1\n\n\ndef broken(:\n    return (1\n';
const HOSTILE = 'def a(:\n    pass\n';

describe('llmstruct ci --issues', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  const root = () => join(folder(), 'work');
  let github: ScriptedGitHub;
  let gitlab: ScriptedGitLab;
  before(async () => {
    github = await startScriptedGitHub('secret-token', 2);
    gitlab = await startScriptedGitLab('secret-token', 2);
  });
  after(async () => {
    await github.close();
    await gitlab.close();
  });
  beforeEach(() => {
    github.issues.length = 0;
    github.script.length = 0;
    mkdirSync(root());
    git(root(), 'init', '-q', '-b', 'main');
    writeTree(root(), { 'a.py': BROKEN, '.gitignore': '.llmstruct/\n' });
    git(root(), 'add', '.');
    git(root(), 'commit', '-qm', 'start');
  });

  const event = (branch: string) => {
    const file = join(folder(), 'event.json');
    writeFileSync(file, JSON.stringify({ repository: { default_branch: branch } }));
    return file;
  };
  const onGitHub = (more: Record<string, string> = {}) => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: github.origin,
    GITHUB_REPOSITORY: 'team/shop',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_EVENT_PATH: event('main'),
    GITHUB_TOKEN: 'secret-token',
    ...more,
  });
  const file = (tracker: string, environment: Record<string, string>, words: readonly string[] = []) =>
    run(['ci', '--base', 'HEAD', '--issues', tracker, ...words], {
      folder: root(),
      environment,
      index: { ...createMemoryWorkspace({}, { folder: root() }).index },
    });
  const OUTSIDER = { author_association: 'NONE', user: { login: 'eve', type: 'User' } } as const;
  const open = () => github.issues.filter(({ state }) => state === 'open').map(({ title }) => title);

  it('files each error once, whatever runs again; renews what moved, closes what is gone, reopens what comes back', async () => {
    const first = await file('github', onGitHub());
    assert.equal(first.code, 0, first.err);
    const [issue] = github.issues;
    assert.ok(issue !== undefined && github.issues.length >= 1, first.err);
    assert.match(issue.title, /^Syntax error in a\.py: /);
    assert.match(issue.body ?? '', /`a\.py`[\s\S]*Lines: \d+[\s\S]*<!-- llmstruct:error=[0-9a-f]{16} -->$/);
    assert.deepEqual(issue.labels, [{ name: 'llmstruct-error' }]);
    const titles = open();
    assert.match(first.err, new RegExp(`team/shop: new ${titles.length}\\n`));

    const again = await file('github', onGitHub());
    assert.match(again.err, /team\/shop: nothing to do\n/);
    assert.deepEqual(open(), titles);

    const line = /Lines: (\d+)/.exec(issue.body ?? '')![1];
    writeFileSync(join(root(), 'a.py'), `# moved\n\n${BROKEN}`);
    assert.match((await file('github', onGitHub())).err, /team\/shop: updated \d+\n/);
    assert.equal(/Lines: (\d+)/.exec(github.issues[0]?.body ?? '')![1], String(Number(line) + 2));

    writeFileSync(join(root(), 'a.py'), 'def fine():\n    return 1\n');
    assert.match((await file('github', onGitHub())).err, /team\/shop: closed \d+\n/);
    assert.deepEqual(open(), []);
    assert.ok(github.issues.every(({ state_reason }) => state_reason === 'completed'));

    writeFileSync(join(root(), 'a.py'), BROKEN);
    await file('github', onGitHub());
    assert.deepEqual(open(), titles, 'the same Issues, opened again');
    assert.equal(github.issues.length, titles.length);
  });

  it('leaves strangers’ Issues and those that people closed for good', async () => {
    github.add({ title: 'Mine', body: 'Syntax error in a.py' });
    await file('github', onGitHub());
    for (const issue of github.issues.slice(1)) Object.assign(issue, { state: 'closed', state_reason: 'not_planned' });
    const { err } = await file('github', onGitHub());
    assert.match(err, /closed by people for good \d+/);
    assert.deepEqual(open(), ['Mine']);
    assert.equal(github.issues[0]?.body, 'Syntax error in a.py');
  });

  it('has no more open than may be, and says how many are left out', async () => {
    for (const name of ['b', 'c', 'd', 'e']) writeFileSync(join(root(), `${name}.py`), HOSTILE);
    const { err } = await file('github', onGitHub(), ['--issues-most', '2']);
    assert.equal(open().length, 2);
    assert.match(err, /new 2, left out, there are too many \d+/);
  });

  it('closes one of two that were made at once', async () => {
    await file('github', onGitHub());
    const [first] = github.issues;
    const count = open().length;
    github.add({ title: first!.title, body: first!.body, labels: [{ name: 'llmstruct-error' }] });
    assert.match((await file('github', onGitHub())).err, /closed 1/);
    assert.equal(open().length, count);
    assert.doesNotMatch(github.issues.at(-1)?.body ?? '', /llmstruct:error/);
  });

  it('writes nothing from another branch, a pull request, or where the branch is not known', async () => {
    for (const environment of [
      onGitHub({ GITHUB_REF: 'refs/heads/topic' }),
      onGitHub({ GITHUB_REF: 'refs/pull/7/merge' }),
      onGitHub({ GITHUB_EVENT_PATH: '' }),
      {},
    ]) {
      const asked = github.requests.length;
      const { code, err } = await file('github', environment);
      assert.equal(code, 0);
      assert.match(err, /Issues are left alone/);
      assert.equal(github.requests.length, asked);
    }
  });

  it('keeps the report and says why where the event of the run cannot be read', async () => {
    const broken = join(folder(), 'broken.json');
    writeFileSync(broken, '{');
    const { code, out, err } = await file('github', onGitHub({ GITHUB_EVENT_PATH: broken }), ['--post']);
    assert.deepEqual([code, out === ''], [0, false]);
    assert.match(err, /No comment, the event of this run cannot be read: /);
    assert.match(err, /The event of this run, .*broken\.json, cannot be read: /);
  });

  it('keeps the report and says why where it may not write: no token, one that only reads, a limit', async () => {
    const none = await file('github', onGitHub({ GITHUB_TOKEN: '' }));
    assert.deepEqual([none.code, none.out === ''], [0, false]);
    assert.match(none.err, /There is no token for 127\.0\.0\.1:\d+\./);
    github.script.push(undefined, { status: 403, body: { message: 'Resource not accessible by integration' } });
    const reads = await file('github', onGitHub());
    assert.equal(reads.code, 0);
    assert.match(reads.err, /refuses: HTTP 403: Resource not accessible by integration/);
    github.script.push({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' } });
    assert.match((await file('github', onGitHub(), [])).err, /asks for patience/);
    const russian = await file('github', onGitHub({ GITHUB_TOKEN: 'wrong', LLMSTRUCT_LANG: 'ru' }));
    assert.match(russian.err, /HTTP 401/);
  });

  it('does the same on GitLab', async () => {
    const environment = {
      GITLAB_CI: 'true',
      CI_SERVER_URL: gitlab.origin,
      CI_PROJECT_PATH: 'group/sub/shop',
      CI_COMMIT_BRANCH: 'main',
      CI_DEFAULT_BRANCH: 'main',
      GITLAB_TOKEN: 'secret-token',
      LLMSTRUCT_LANG: 'ru',
    };
    const first = await file('gitlab', environment);
    assert.match(first.err, /новых \d+/, first.err);
    assert.match(gitlab.issues[0]?.title ?? '', /^Синтаксическая ошибка в a\.py: /);
    const count = gitlab.issues.length;
    assert.match((await file('gitlab', environment)).err, /делать нечего/);
    assert.equal(gitlab.issues.length, count);
    rmSync(join(root(), 'a.py'));
    assert.match((await file('gitlab', environment)).err, /закрыто \d+/);
    assert.ok(gitlab.issues.every(({ state }) => state === 'closed'));
    assert.match((await file('gitlab', { ...environment, CI_COMMIT_BRANCH: 'topic' })).err, /не основная ветка/);
  });

  it('takes wrong words for what they are', async () => {
    assert.match((await file('jira', {})).err, /--issues is one of github, gitlab, not jira\./);
    assert.match((await file('github', {}, ['--issues-most', '0'])).err, /--issues-most needs a whole number above 0/);
    assert.match((await file('github', {}, ['--head', 'HEAD'])).err, /--issues needs the files themselves/);
  });

  it('does not let somebody from outside keep an error quiet by the mark in an Issue of their own', async () => {
    await file('github', onGitHub());
    const filed = open();
    const [body] = github.issues.map((issue) => issue.body);
    github.issues.length = 0;
    const forged = github.add({ ...OUTSIDER, body: body ?? '', state: 'closed', state_reason: 'not_planned' });
    const before = structuredClone(forged);
    await file('github', onGitHub());
    assert.deepEqual(open(), filed);
    assert.deepEqual(github.issues[0], before, 'the forged one is not touched');

    github.issues.length = 0;
    github.add({
      ...OUTSIDER,
      body: body ?? '',
      labels: [{ name: 'llmstruct-error' }],
      state: 'closed',
      state_reason: 'not_planned',
    });
    await file('github', onGitHub());
    assert.deepEqual(open(), filed.slice(1), 'who may label has taken it over');
  });
});
