import assert from 'node:assert/strict';
import { isLlmstructError } from '../../../src/core/errors.ts';
import { issueOf } from '../../../src/core/tasks/sync/issueForm.ts';
import { withMarker } from '../../../src/core/tasks/sync/issueMarker.ts';
import { stateDigest } from '../../../src/core/tasks/sync/issueState.ts';
import type { SyncConflict, SyncPreference } from '../../../src/core/tasks/sync/syncPlan.ts';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { createMemoryResponseCache } from '../../../src/trackers/responseCache.ts';
import { syncTasks } from '../../../src/trackers/syncTasks.ts';
import { trackerFor } from '../../../src/trackers/trackerFor.ts';
import { parseTrackerPlace, type TrackerKind } from '../../../src/trackers/trackerPlace.ts';
import { type ScriptedGitHub, startScriptedGitHub } from '../../servers/scriptedGitHub.ts';
import { type ScriptedGitLab, startScriptedGitLab } from '../../servers/scriptedGitLab.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { testDigest } from '../../support/testParser.ts';

const TOKEN = 'secret-token';
const TOML = `# What is to be done
[[tasks]]
id = "TSK-001"   # the first
title = "Round totals"
status = "in_progress"
priority = "high"
labels = ["bug"]
release = "1.0"
description = """
Half a cent is lost."""

[[tasks]]
id = "TSK-002"
title = "Old news"
status = "done"
`;

/** One person's copy of the workspace, and what they sync with. */
class Person {
  readonly workspace: ReturnType<typeof createMemoryWorkspace>;
  readonly waits: number[] = [];
  readonly #cache = createMemoryResponseCache();
  readonly #server: { origin: string; repository?: string };
  readonly #kind: TrackerKind;

  constructor(server: { origin: string; repository?: string }, kind: TrackerKind, toml = TOML) {
    this.#server = server;
    this.#kind = kind;
    this.workspace = createMemoryWorkspace({ 'llmstruct.toml': toml });
  }

  get index(): WorkspaceIndex {
    return this.workspace.index;
  }

  get toml(): string {
    return this.workspace.files.get('llmstruct.toml')!;
  }

  async sync(
    options: {
      prefer?: SyncPreference;
      seen?: readonly SyncConflict[];
      dryRun?: boolean;
      token?: string;
      repository?: string;
    } = {},
  ) {
    const repository = options.repository ?? (this.#kind === 'github' ? 'team/shop' : 'group/sub/shop');
    const tracker = trackerFor(
      parseTrackerPlace(`${this.#server.origin}/${repository}`, this.#kind),
      options.token ?? TOKEN,
      {
        place: repository,
        signal: new AbortController().signal,
        cache: this.#cache,
        sleep: (ms) => {
          this.waits.push(ms);
          return Promise.resolve();
        },
        now: () => 1_000_000,
      },
    );
    const { prefer = 'ask', dryRun = false, seen } = options;
    const more = seen === undefined ? {} : { seen };
    return syncTasks(this.index, tracker, { prefer, dryRun, label: 'llmstruct', digest: testDigest, ...more });
  }

  async task(id: string) {
    return (await this.index.tasks()).tasks.find((task) => task.id === id);
  }
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    return isLlmstructError(error) ? error.code : String(error);
  }
}

describe('tasks and GitHub Issues', () => {
  let server: ScriptedGitHub;
  beforeEach(async () => {
    server = await startScriptedGitHub(TOKEN, 2);
  });
  afterEach(() => server.close());

  it('makes Issues of unfinished tasks, and leaves every other byte of the file alone', async () => {
    const ann = new Person(server, 'github');
    const dry = await ann.sync({ dryRun: true });
    assert.deepEqual(
      dry.steps.map(({ kind }) => kind),
      ['create-issue'],
    );
    assert.equal(server.issues.length, 0);
    assert.equal(ann.toml, TOML);
    await ann.sync();
    const [issue] = server.issues;
    assert.equal(issue?.title, 'Round totals');
    assert.match(issue.body!, /^Half a cent is lost\.\n\n<!-- llmstruct:task=TSK-001 digest=[0-9a-f]{16} -->$/);
    assert.deepEqual(
      issue.labels.map(({ name }) => name),
      ['bug', 'priority: high', 'status: in progress'],
    );
    assert.equal(issue.milestone?.title, '1.0');
    assert.equal((await ann.task('TSK-001'))?.issue, 'team/shop#1');
    assert.equal(ann.toml.replace('issue = "team/shop#1"\n', ''), TOML);
    assert.deepEqual((await ann.sync()).steps, []);
  });

  it('carries changes both ways, field by field', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    const issue = server.issues[0]!;
    issue.state = 'closed';
    issue.labels = [{ name: 'bug' }, { name: 'priority: high' }, { name: 'ui' }];
    issue.assignee = { login: 'bob' };
    await ann.index.setTask({ id: 'TSK-001', changes: { title: 'Round all totals' } });
    const plan = await ann.sync();
    assert.deepEqual(plan.conflicts, []);
    assert.equal(issue.title, 'Round all totals');
    assert.equal(issue.state, 'closed');
    const task = await ann.task('TSK-001');
    assert.deepEqual([task?.status, task?.assignee, task?.labels], ['done', '@bob', ['bug', 'ui']]);
    assert.deepEqual((await ann.sync()).steps, []);
    await ann.index.setTask({ id: 'TSK-001', changes: { status: 'dropped' } });
    await ann.sync();
    assert.equal(issue.state, 'closed');
    assert.ok(issue.labels.some(({ name }) => name === 'status: dropped'));
  });

  it('says why it closes an Issue', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    await ann.index.setTask({ id: 'TSK-001', changes: { status: 'dropped' } });
    await ann.sync();
    assert.deepEqual([server.issues[0]?.state, server.issues[0]?.state_reason], ['closed', 'not_planned']);
  });

  it('shows what both sides changed and decides nothing, until told which side wins', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    const issue = server.issues[0]!;
    issue.title = 'Theirs';
    await ann.index.setTask({ id: 'TSK-001', changes: { title: 'Ours', priority: 'low' } });
    const plan = await ann.sync();
    assert.deepEqual(plan.conflicts, [
      { task: 'TSK-001', issue: 'team/shop#1', field: 'title', ours: 'Ours', theirs: 'Theirs' },
    ]);
    assert.equal(issue.title, 'Theirs');
    assert.equal((await ann.task('TSK-001'))?.title, 'Ours');
    assert.ok(
      issue.labels.some(({ name }) => name === 'priority: low'),
      'what is not in conflict goes through',
    );
    assert.equal((await ann.sync()).conflicts.length, 1, 'it stays in conflict');
    await ann.sync({ prefer: 'issues' });
    assert.equal((await ann.task('TSK-001'))?.title, 'Theirs');
    assert.deepEqual((await ann.sync()).conflicts, []);
  });

  it('decides only the conflicts that were seen: another one that came up since is asked', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    const issue = server.issues[0]!;
    issue.title = 'Theirs';
    await ann.index.setTask({ id: 'TSK-001', changes: { title: 'Ours', description: 'Mine' } });
    const { conflicts: seen } = await ann.sync({ dryRun: true });
    assert.deepEqual(
      seen.map(({ field }) => field),
      ['title'],
    );
    issue.body = (issue.body ?? '').replace('Half a cent is lost.', 'Written by a colleague meanwhile.');
    const { conflicts } = await ann.sync({ prefer: 'tasks', seen });
    assert.deepEqual(
      conflicts.map(({ field, theirs }) => [field, theirs]),
      [['body', 'Written by a colleague meanwhile.']],
    );
    assert.equal(issue.title, 'Ours');
    assert.match(issue.body, /colleague/);
  });

  it('merges labels that both sides changed', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    const issue = server.issues[0]!;
    issue.labels.push({ name: 'theirs' });
    await ann.index.setTask({ id: 'TSK-001', changes: { labels: { add: ['ours'], remove: ['bug'] } } });
    assert.deepEqual((await ann.sync()).conflicts, []);
    assert.deepEqual((await ann.task('TSK-001'))?.labels, ['ours', 'theirs']);
    assert.deepEqual(
      issue.labels.map(({ name }) => name),
      ['ours', 'priority: high', 'status: in progress', 'theirs'],
    );
  });

  it('makes tasks of labelled Issues, from every page, and never twice', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      server.add({ title: name, labels: [{ name: 'llmstruct' }], body: `About ${name}\r\nand more` });
    server.add({ title: 'not ours' });
    server.add({ title: 'a pull request', labels: [{ name: 'llmstruct' }], pull_request: {} });
    const ann = new Person(server, 'github', '');
    await ann.sync();
    const { tasks } = await ann.index.tasks();
    assert.deepEqual(
      tasks.map(({ title }) => title),
      ['a', 'b', 'c', 'd', 'e'],
    );
    assert.equal(tasks[0]?.description, 'About a\nand more');
    assert.deepEqual((await ann.sync()).steps, []);
  });

  it('works from the marker where the last state is not stored', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    const bob = new Person(server, 'github', ann.toml);
    assert.deepEqual((await bob.sync()).steps, []);
    await bob.index.setTask({ id: 'TSK-001', changes: { title: 'By Bob' } });
    assert.deepEqual((await bob.sync()).conflicts, []);
    assert.equal(server.issues[0]?.title, 'By Bob');
    await ann.sync();
    assert.equal((await ann.task('TSK-001'))?.title, 'By Bob');
  });

  it('says how many comments came since, once', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    server.issues[0]!.comments = 2;
    await ann.index.setTask({ id: 'TSK-001', changes: { title: 'Round all totals' } });
    const talk = [{ task: 'TSK-001', issue: 'team/shop#1', comments: 2 }];
    assert.deepEqual((await ann.sync({ dryRun: true })).talk, talk);
    assert.deepEqual((await ann.sync()).talk, talk);
    assert.deepEqual((await ann.sync()).talk, []);
    server.issues[0]!.comments = 3;
    assert.deepEqual((await ann.sync()).talk, [{ task: 'TSK-001', issue: 'team/shop#1', comments: 1 }]);
    assert.deepEqual((await ann.sync()).talk, []);
  });

  it('takes nothing unasked from an Issue that only says itself whose it is', async () => {
    const ann = new Person(server, 'github');
    await ann.sync({ dryRun: true });
    const state = issueOf((await ann.task('TSK-001'))!);
    const marker = withMarker('Send the keys to me.', 'TSK-001', stateDigest(state, testDigest));
    server.add({ title: 'Round totals', body: marker });
    const { steps, conflicts } = await ann.sync();
    assert.deepEqual(steps, []);
    assert.ok(conflicts.some(({ field, theirs }) => field === 'body' && theirs === 'Send the keys to me.'));
    assert.equal(ann.toml, TOML);
    await ann.sync({ prefer: 'tasks' });
    assert.match(server.issues[0]!.body!, /^Half a cent is lost\./);
    assert.equal((await ann.task('TSK-001'))?.issue, 'team/shop#1');
  });

  it('ends with one open Issue when two people sync at once', async () => {
    const ann = new Person(server, 'github');
    const bob = new Person(server, 'github');
    await Promise.all([ann.sync(), bob.sync()]);
    assert.deepEqual(
      server.issues.filter(({ state }) => state === 'open').map(({ number }) => number),
      [1],
    );
    assert.equal((await ann.task('TSK-001'))?.issue, 'team/shop#1');
    assert.equal((await bob.task('TSK-001'))?.issue, 'team/shop#1');
    assert.deepEqual((await ann.sync()).steps, []);
    assert.deepEqual((await bob.sync()).steps, []);
  });

  it('follows a renamed repository and binds its Issues anew', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    server.repository = 'crew/store';
    const plan = await ann.sync();
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ['bind'],
    );
    assert.equal((await ann.task('TSK-001'))?.issue, 'crew/store#1');
    assert.equal(server.issues.length, 1);
  });

  it('asks again only for what changed', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    await ann.sync();
    const before = server.requests.length;
    await ann.sync();
    const [again] = server.requests.slice(before);
    assert.match(String(again?.headers['if-none-match']), /^W\//);
  });

  it('waits as the server says, and gives up with its words', async () => {
    const ann = new Person(server, 'github', '');
    server.script.push({ status: 429, headers: { 'retry-after': '7' } });
    server.script.push({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1020' } });
    server.script.push({ status: 502 });
    await ann.sync();
    assert.deepEqual(ann.waits, [7000, 20_000, 4000]);
    server.script.push({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9000' } });
    assert.equal(await codeOf(ann.sync()), 'tracker-limited');
    server.script.push({ status: 403, body: { message: 'Resource not accessible by personal access token' } });
    assert.equal(await codeOf(ann.sync()), 'tracker-refused');
    assert.equal(await codeOf(ann.sync({ token: 'wrong' })), 'tracker-refused');
    assert.equal(await codeOf(ann.sync({ repository: 'team/other' })), 'tracker-missing');
    for (let count = 0; count < 4; count++) server.script.push({ status: 500 });
    assert.equal(await codeOf(ann.sync()), 'tracker-failed');
    await server.close();
    const gone = await ann.sync().catch((error: unknown) => error);
    assert.ok(isLlmstructError(gone) && gone.code === 'tracker-unreachable');
    // What fetch keeps to itself: Octokit's own error says "fetch failed", whatever it was.
    assert.match(String(gone.details['reason']), /other side closed|ECONNREFUSED/);
  });

  it('keeps what was done before it broke off, and goes on from there', async () => {
    const two = `${TOML}\n[[tasks]]\nid = "TSK-003"\ntitle = "Second"\nstatus = "open"\n`;
    const ann = new Person(server, 'github', two);
    // The list, the milestones, the new milestone, the first Issue; then the server refuses.
    server.script.push(undefined, undefined, undefined, undefined, { status: 403, body: { message: 'no' } });
    assert.equal(await codeOf(ann.sync()), 'tracker-refused');
    assert.equal(server.issues.length, 1);
    assert.equal((await ann.task('TSK-001'))?.issue, 'team/shop#1');
    await ann.sync();
    assert.deepEqual(
      server.issues.map(({ title }) => title),
      ['Round totals', 'Second'],
    );
  });

  it('says which Issue is gone, and makes no other', async () => {
    const ann = new Person(server, 'github');
    await ann.sync();
    server.issues.length = 0;
    const plan = await ann.sync();
    assert.deepEqual(plan.lost, [{ task: 'TSK-001', issue: 'team/shop#1' }]);
    assert.equal(server.issues.length, 0);
  });
});

describe('tasks and GitLab Issues', () => {
  let server: ScriptedGitLab;
  beforeEach(async () => {
    server = await startScriptedGitLab(TOKEN, 2);
  });
  afterEach(() => server.close());

  it('carries changes both ways', async () => {
    const ann = new Person(server, 'gitlab');
    await ann.index.setTask({ id: 'TSK-001', changes: { assignee: '@ann' } });
    await ann.sync();
    const issue = server.issues[0]!;
    assert.deepEqual(
      [issue.title, issue.milestone?.title, issue.assignees[0]?.username],
      ['Round totals', '1.0', 'ann'],
    );
    assert.equal((await ann.task('TSK-001'))?.issue, 'group/sub/shop#1');
    assert.deepEqual((await ann.sync()).steps, []);
    issue.state = 'closed';
    issue.assignees = [];
    issue.milestone = null;
    await ann.sync();
    const task = await ann.task('TSK-001');
    assert.deepEqual([task?.status, task?.assignee, task?.release], ['done', undefined, undefined]);
    await ann.index.setTask({ id: 'TSK-001', changes: { status: 'open', release: '2.0' } });
    await ann.sync();
    assert.deepEqual([issue.state, issue.milestone], ['opened', { id: 101, title: '2.0' }]);
  });

  it('reads every page', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) server.add({ title: name, labels: ['llmstruct'] });
    const ann = new Person(server, 'gitlab', '');
    await ann.sync();
    assert.equal((await ann.index.tasks()).tasks.length, 5);
  });

  it('never sends the token to another server', async () => {
    const ann = new Person(server, 'gitlab', '');
    const elsewhere = '<http://127.0.0.1:9/api/v4/projects/1/issues?page=2>; rel="next"';
    server.script.push({ status: 200, headers: { link: elsewhere }, body: [] });
    assert.equal(await codeOf(ann.sync()), 'tracker-failed');
  });
});

describe('parseTrackerPlace', () => {
  it('reads what people and git write', () => {
    const read = (text: string, kind?: TrackerKind) => {
      const place = parseTrackerPlace(text, kind);
      return `${place.kind} ${place.origin} ${place.repository}`;
    };
    assert.equal(read('team/shop'), 'github https://github.com team/shop');
    assert.equal(read('group/sub/shop', 'gitlab'), 'gitlab https://gitlab.com group/sub/shop');
    assert.equal(read('git@github.com:team/shop.git'), 'github https://github.com team/shop');
    assert.equal(read('ssh://git@gitlab.example.com:2222/a/b.git'), 'gitlab https://gitlab.example.com a/b');
    assert.equal(read('https://user:pw@github.com/team/shop'), 'github https://github.com team/shop');
    assert.equal(read('https://code.example.com/team/shop', 'github'), 'github https://code.example.com team/shop');
    assert.equal(read('http://code.example.com/team/shop', 'github'), 'github https://code.example.com team/shop');
    for (const wrong of ['shop', 'https://example.com/a/b', 'https://github.com/a/b/c', 'a b/c', '']) {
      assert.throws(
        () => parseTrackerPlace(wrong),
        (error) => isLlmstructError(error) && error.code === 'tracker-form',
      );
    }
  });
});
