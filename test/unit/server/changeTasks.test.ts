import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usageDays } from '../../../src/core/usage/usageDays.ts';
import { groupUsage } from '../../../src/core/usage/usageTotals.ts';
import { addTeamToken } from '../../../src/server/teamTokens.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { usageRecord } from '../core/usage/usageRecords.ts';
import { type Served, serve } from './servedWorkspace.ts';

const TASKS = `# kept
[[tasks]]
id = "TSK-1"
title = "Parse"   # kept, too
status = "open"
labels = ["a"]

[[tasks]]
id = "TSK-2"
title = "Write"
status = "blocked"
`;

interface Task {
  readonly id: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

describe('changing tasks over HTTP', () => {
  let served: Served;
  beforeEach(async () => {
    served = await serve({}, { files: { 'llmstruct.toml': TASKS } });
  });
  afterEach(() => served.close());

  const tasks = async (): Promise<Task[]> => ((await (await served.ask('/tasks')).json()) as { tasks: Task[] }).tasks;
  const task = async (id: string): Promise<Task> => (await tasks()).find((each) => each.id === id)!;
  const post = async (path: string, body: unknown) => {
    const response = await served.ask(path, body);
    const answer = (await response.json()) as { code?: string; task?: Task; current?: Task; wished?: unknown };
    return { status: response.status, contentType: response.headers.get('content-type'), ...answer };
  };

  it('writes what was wished and gives the task with its next version', async () => {
    const { id, version } = await task('TSK-1');
    const changes = { status: 'done', assignee: '@ann', labels: { add: ['b'], remove: ['a'] } };
    const done = await post('/update_task', { id, version, changes });
    assert.equal(done.status, 200, JSON.stringify(done));
    const expected = { id, title: 'Parse', status: 'done', assignee: '@ann', labels: ['b'] };
    assert.deepEqual(done.task, { ...expected, version: done.task?.version });
    assert.deepEqual(await task('TSK-1'), done.task);
    const again = await post('/update_task', {
      id,
      version: done.task?.version,
      changes: { assignee: null, labels: null },
    });
    assert.deepEqual(Object.keys(again.task ?? {}).sort(), ['id', 'status', 'title', 'version']);
  });

  it('writes nothing over somebody else’s change, and gives both', async () => {
    const { id, version } = await task('TSK-1');
    const first = await post('/update_task', { id, version, changes: { title: 'Parse all' } });
    const second = await post('/update_task', { id, version, changes: { title: 'Parse some' } });
    assert.deepEqual([second.status, second.code], [409, 'task-changed']);
    assert.equal(second.contentType, 'application/problem+json');
    assert.deepEqual([second.current, second.wished], [first.task, { title: 'Parse some' }]);
    assert.equal((await task(id))['title'], 'Parse all');
    const decided = await post('/update_task', {
      id,
      version: second.current?.version,
      changes: { title: 'Parse some' },
    });
    assert.equal(decided.status, 200);
  });

  it('lets one of many that change one task at once win, and tells all others', async () => {
    const { id, version } = await task('TSK-2');
    const wishes = Array.from({ length: 20 }, (_, at) => ({ id, version, changes: { title: `by ${at}` } }));
    const answers = await Promise.all(wishes.map((wish) => post('/update_task', wish)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array<number>(19).fill(409)]);
    const winner = answers.find(({ status }) => status === 200);
    assert.deepEqual(await task(id), winner?.task);
  });

  it('adds tasks, with the next free id', async () => {
    const added = await post('/add_task', { task: { title: 'New', labels: ['x'] } });
    assert.deepEqual([added.status, added.task?.id, added.task?.['status']], [200, 'TSK-003', 'open']);
    assert.equal((await tasks()).length, 3);
  });

  it('says that the folder is gone when somebody has moved it, and does not make it again', async () => {
    const [root] = served.roots as [string];
    const [first] = await tasks();
    const moved = `${root}-moved`;
    renameSync(root, moved);
    try {
      const asked: [string, unknown][] = [
        ['/tasks', undefined],
        ['/struct.json', undefined],
        ['/usage', undefined],
        ['/add_task', { task: { title: 'New' } }],
        ['/update_task', { id: first!.id, version: first!.version, changes: { status: 'done' } }],
        ['/context', { question: 'total' }],
      ];
      for (const [path, body] of asked) {
        const answer = (await (await served.ask(path, body)).json()) as { code: string };
        assert.equal(answer.code, 'folder-missing', path);
      }
      const items = await (await served.ask('/context', { query: '', fullInput: 'total' })).text();
      assert.doesNotMatch(items, /def total/);
      assert.equal(existsSync(root), false);
    } finally {
      renameSync(moved, root);
    }
    assert.equal((await tasks()).length, 2);
  });

  it('says what cannot be', async () => {
    const { id, version } = await task('TSK-1');
    const update = (changes: object, named = id) => post('/update_task', { id: named, version, changes });
    const codes = [
      await update({ status: 'someday' }),
      await update({ title: ' ' }),
      await update({ dependsOn: ['TSK-9'] }),
      await update({ dependsOn: ['TSK-1'] }),
      await update({ title: 'x' }, 'TSK-9'),
    ].map(({ status, code }) => [status, code]);
    assert.deepEqual(codes, [
      [422, 'task-status-unknown'],
      [422, 'task-title-missing'],
      [404, 'task-unknown'],
      [422, 'task-circle'],
      [404, 'task-unknown'],
    ]);
    for (const body of [
      { id, changes: { title: 'x' } },
      { id, version, changes: {} },
      { id, version, changes: { title: null } },
      { id, version, changes: { todo: 'x' } },
      { id, version: 'x', changes: { title: 'x' } },
      { id, version, changes: { estimate: [] } },
      { id, version, changes: { labels: [1] } },
    ]) {
      assert.equal((await post('/update_task', body)).status, 400, JSON.stringify(body));
    }
    for (const body of [{}, { task: {} }, { task: { title: ' ' } }, { task: { title: 'x', id: 'y' } }]) {
      assert.equal((await post('/add_task', body)).status, 400, JSON.stringify(body));
    }
  });
});

describe('changing tasks, by role and by folder', () => {
  it('needs the role edit; charts and metrics need read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'llmstruct-board-'));
    const served = await serve({ teamTokens: folder }, { files: { 'llmstruct.toml': TASKS } });
    try {
      const roles = ['read', 'edit', 'model'] as const;
      const tokens = roles.map((role) => addTeamToken(folder, { name: role, roles: [role] }, ''));
      const statuses = (path: string, body?: unknown) =>
        Promise.all(
          tokens.map(async (token) => {
            const init = { headers: { Authorization: `Bearer ${token}` } };
            return (await served.ask(path, body, init)).status;
          }),
        );
      assert.deepEqual(await statuses('/add_task', { task: { title: 'x' } }), [403, 200, 403]);
      const wish = { id: 'TSK-1', version: '0'.repeat(16), changes: { title: 'x' } };
      assert.deepEqual(await statuses('/update_task', wish), [403, 409, 403]);
      assert.deepEqual(await statuses('/usage'), [200, 403, 403]);
      assert.deepEqual(await statuses('/metrics'), [200, 403, 403]);
    } finally {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('does not touch a file that somebody edits in the editor', async () => {
    const { index, ...rest } = createMemoryWorkspace({
      'llmstruct.toml': TASKS,
    });
    const folder = {
      name: 'shop',
      root: tmpdir(),
      index,
      refresh: () => Promise.resolve(),
      digest: () => undefined,
      hasUnsavedTasks: () => true,
    };
    const served = await serve({ folders: { folders: () => [folder] } });
    try {
      const response = await served.ask('/add_task', { task: { title: 'x' }, folder: 'shop' });
      assert.deepEqual([response.status, ((await response.json()) as { code: string }).code], [409, 'tasks-unsaved']);
      assert.equal(rest.files.get('llmstruct.toml'), TASKS);
    } finally {
      await served.close();
    }
  });
});

describe('usage over HTTP', () => {
  const made = Date.parse('2026-11-25T22:30:00Z');

  it('is given by model and action, and by day of who asks', async () => {
    const groups = groupUsage([usageRecord({ made })]);
    const asked: unknown[] = [];
    const served = await serve(
      {},
      {
        index: {
          usage(since) {
            asked.push(since);
            return Promise.resolve(groups);
          },
          usageDays: ({ ahead }) => Promise.resolve(usageDays([usageRecord({ made })], ahead)),
        },
      },
    );
    try {
      const response = await served.ask('/usage?since=5&ahead=180');
      const usage = (await response.json()) as { groups: { model: string }[]; days: { day: string }[] };
      assert.deepEqual([usage.groups[0]?.model, usage.days[0]?.day], ['ollama/m', '2026-11-26']);
      await served.ask('/usage');
      assert.deepEqual(asked, [5, undefined]);
      for (const query of [
        'since=-1',
        'since=x',
        'since=1.5',
        'ahead=841',
        'ahead=',
        'since=1e3',
        `since=${'9'.repeat(17)}`,
      ]) {
        assert.equal((await served.ask(`/usage?${query}`)).status, 400, query);
      }
    } finally {
      await served.close();
    }
  });

  it('is scraped as Prometheus’ text, of all folders', async () => {
    const served = await serve({}, { folders: 2 });
    try {
      const response = await served.ask('/metrics');
      assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
      const text = await response.text();
      for (const root of served.roots) {
        assert.ok(text.includes(`llmstruct_open_suggestions{project="${root.split('/').at(-1)}"} 0\n`), text);
      }
    } finally {
      await served.close();
    }
  });
});
