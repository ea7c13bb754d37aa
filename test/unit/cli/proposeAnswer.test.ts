import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ScriptedPulls, startScriptedPulls } from '../../servers/scriptedPulls.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { git, useTemporaryFolder, writeTree } from '../node/temporaryFolder.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

const CODE = 'def load(path):\n    return open(path)\n';
const ANSWER = `Change \`load\`:

\`\`\`python
def load(path):
    return open(path, encoding="utf-8")
\`\`\`

\`\`\`python
def helper():
    return 1
\`\`\`

## Next steps

- Close the file that \`load\` opens
- Tell @everyone about **it** <img src=x>
`;

describe('llmstruct tasks propose', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  const root = () => join(folder(), 'work');
  const remote = () => join(folder(), 'remote.git');
  let github: ScriptedPulls;
  let gitlab: ScriptedPulls;
  before(async () => {
    github = await startScriptedPulls('github', 'secret-token');
    gitlab = await startScriptedPulls('gitlab', 'secret-token');
  });
  after(async () => {
    await github.close();
    await gitlab.close();
  });
  beforeEach(() => {
    for (const list of [github.pulls, github.comments, github.script]) list.length = 0;
    github.permissions.clear();
    github.permissions.set('ann', 'write');
    mkdirSync(root());
    mkdirSync(remote());
    git(remote(), 'init', '-q', '--bare', '-b', 'main');
    git(root(), 'init', '-q', '-b', 'main');
    writeTree(root(), { 'shop/io.py': CODE, '.gitignore': '.llmstruct/\n' });
    git(root(), 'add', '.');
    git(root(), 'commit', '-qm', 'start');
    git(root(), 'remote', 'add', 'origin', remote());
  });

  const propose = (
    event: object | undefined,
    words: readonly string[] = ['--event'],
    more: Record<string, string> = {},
  ) => {
    const file = join(folder(), 'event.json');
    if (event !== undefined) writeFileSync(file, JSON.stringify(event));
    const environment = {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: github.origin,
      GITHUB_REPOSITORY: 'team/shop',
      GITHUB_EVENT_PATH: file,
      GITHUB_TOKEN: 'secret-token',
      ...more,
    };
    const index = { ...createMemoryWorkspace({}, { folder: root() }).index };
    return run(['tasks', 'propose', ...words], { folder: root(), environment, index, input: ANSWER });
  };
  const comment = (body: string, login = 'ann') => ({
    comment: { body, html_url: 'https://x.example/c/1', user: { login } },
    issue: { number: 7, title: '$(touch x)' },
  });
  const asked = comment(`/llmstruct import please\r\n\r\n${ANSWER.replaceAll('\n', '\r\n')}`);
  const onRemote = (...args: string[]) => git(remote(), ...args);

  it('says what is wrong with an event that cannot be read, and finds no answer in one that has none', async () => {
    for (const text of [undefined, '{broken', 'null', '7', '']) {
      const file = join(folder(), `event-${String(text).length}.json`);
      if (text !== undefined) writeFileSync(file, text);
      const { code, err } = await propose(undefined, ['--event'], { GITHUB_EVENT_PATH: file });
      assert.equal(code, 2, text);
      assert.match(err, /The event of this run, .*event-\d\.json, cannot be read: /, text);
    }
    for (const event of [{}, { comment: null, inputs: null }, { comment: {} }, { comment: { body: 1, user: null } }]) {
      const { code, err } = await propose(event);
      assert.deepEqual([code, err], [0, 'The event has no answer to import.\n'], JSON.stringify(event));
    }
    assert.deepEqual(github.requests, []);
  });

  it('makes a branch with tasks and patch, and a pull request that says what it bound and what not', async () => {
    const { code, out, err } = await propose(asked);
    assert.equal(code, 0, err);
    const [pull] = github.pulls;
    assert.ok(pull !== undefined);
    assert.equal(out, `${github.origin}/team/shop/pull/1\n`);
    assert.deepEqual([pull.base, pull.title], ['main', 'Import a chat answer: tasks 2, suggestions 1']);
    assert.match(pull.head, /^llmstruct\/answer-[0-9a-f]{12}$/);
    assert.match(pull.body, /brought in: https:\/\/x\.example\/c\/1/);
    assert.match(
      pull.body,
      /### Bound code[\s\S]*`shop\/io\.py#load`[\s\S]*### Not bound[\s\S]*`helper` is not in the code yet/,
    );
    assert.match(pull.body, /`Tell @everyone about it <img src=x>`/, 'no mention, no markup');
    const patch = onRemote('ls-tree', '-r', '--name-only', pull.head)
      .split('\n')
      .find((path) => path.endsWith('.patch'));
    assert.match(patch ?? '', /^llmstruct\/answers\/[0-9a-f]{12}\.patch$/);
    assert.match(onRemote('show', `${pull.head}:llmstruct.toml`), /symbol = "shop\/io\.py#load"/);
    writeFileSync(join(folder(), 'p.patch'), onRemote('show', `${pull.head}:${patch}`));
    git(root(), 'apply', join(folder(), 'p.patch'));
    assert.match(readFileSync(join(root(), 'shop/io.py'), 'utf8'), /encoding/);
    git(root(), 'checkout', '-q', '.');
    assert.deepEqual(github.comments, [{ issue: 7, text: `${github.origin}/team/shop/pull/1` }]);
    assert.equal(git(root(), 'status', '--porcelain'), '', 'the files here stay as they are');
    assert.equal(existsSync(join(root(), 'llmstruct.toml')), false);
  });

  it('renews the open request for the same answer, and proposes nothing where all is there', async () => {
    await propose(asked);
    const again = await propose(asked, ['--event', '--json']);
    assertValid('proposal', again.json);
    assert.equal((again.json as { request: { renewed: boolean } }).request.renewed, true);
    assert.equal(github.pulls.length, 1);
    const { head } = github.pulls[0]!;
    git(root(), 'pull', '-q', 'origin', head);
    writeFileSync(
      join(root(), 'shop/io.py'),
      CODE.replace('(path)\n', '(path, encoding="utf-8")\n').replace('load(path, encoding="utf-8")', 'load(path)'),
    );
    writeFileSync(join(root(), 'shop/io.py'), 'def load(path):\n    return open(path, encoding="utf-8")\n');
    const nothing = await propose(asked);
    assert.equal(nothing.out, '');
    assert.match(github.comments.at(-1)?.text ?? '', /brings nothing new/);
  });

  it('leaves a branch that somebody else has committed to', async () => {
    await propose(asked);
    const { head } = github.pulls[0]!;
    const other = join(folder(), 'other');
    git(folder(), 'clone', '-q', '-b', head, remote(), other);
    writeTree(other, { 'review.txt': 'mine' });
    git(other, 'add', '.');
    git(other, 'commit', '-qm', 'review');
    git(other, 'push', '-q', 'origin', head);
    const theirs = onRemote('rev-parse', head);
    const { code, err } = await propose(asked);
    assert.notEqual(code, 0);
    assert.match(err, /last commit by/);
    assert.equal(onRemote('rev-parse', head), theirs);
  });

  it('takes answers only from people who may write', async () => {
    github.permissions.set('eve', 'read');
    for (const login of ['eve', 'nobody']) {
      const { code, err } = await propose(comment(`/llmstruct import\n${ANSWER}`, login));
      assert.equal(code, 1);
      assert.match(
        err,
        new RegExp(`${login} may not write into 127\\.0\\.0\\.1:\\d+/team/shop; the answer was not looked at\\.`),
      );
    }
    assert.deepEqual([github.pulls.length, github.comments.length], [0, 0]);
  });

  it('takes a text or a file that was dispatched, and leaves other comments alone', async () => {
    assert.equal((await propose({ inputs: { answer: ANSWER, file: '' } })).code, 0);
    assert.equal(github.pulls.length, 1);
    writeTree(root(), { 'notes/answer.md': ANSWER.replace('Close', 'Shut') });
    assert.equal((await propose({ client_payload: { file: 'notes/answer.md' } })).code, 0);
    assert.equal(github.pulls.length, 2);
    for (const event of [comment(ANSWER), comment('please /llmstruct import'), {}, { inputs: null }]) {
      assert.match((await propose(event)).err, /The event has no answer to import\./);
    }
    for (const file of ['../secret.md', '/etc/passwd', 'nowhere.md']) {
      assert.equal((await propose({ inputs: { file } })).code, 2, file);
    }
    assert.equal(github.pulls.length, 2);
  });

  it('says why it cannot: no token, one that only reads, a remote that takes nothing, wrong words', async () => {
    assert.match((await propose(asked, ['--event'], { GITHUB_TOKEN: '' })).err, /There is no token/);
    github.script.push(undefined, undefined, undefined, { status: 403, body: { message: 'Resource not accessible' } });
    assert.match((await propose(asked)).err, /refuses: HTTP 403/);
    git(root(), 'remote', 'set-url', 'origin', join(folder(), 'nowhere.git'));
    const failed = await propose(asked);
    assert.equal(failed.code, 2);
    assert.match(failed.err, /git could not do it: /);
    assert.match((await propose(asked, [])).err, /Name either a file or --event\./);
  });

  it('makes a merge request on GitLab', async () => {
    const environment = {
      GITHUB_ACTIONS: '',
      GITLAB_CI: 'true',
      CI_SERVER_URL: gitlab.origin,
      CI_PROJECT_PATH: 'group/sub/shop',
      GITLAB_TOKEN: 'secret-token',
      LLMSTRUCT_LANG: 'ru',
    };
    const { code, out, err } = await propose(undefined, ['-', '--tracker', 'gitlab'], environment);
    assert.equal(code, 0, err);
    assert.equal(out, `${gitlab.origin}/group/sub/shop/-/merge_requests/1\n`);
    assert.match(gitlab.pulls[0]?.body ?? '', /### Не привязано/);
  });
});
