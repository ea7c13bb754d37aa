import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContextPack } from '../../../src/core/context/contextPack.ts';
import type { ReceiptRecord } from '../../../src/core/context/receipt.ts';
import { LlmstructError } from '../../../src/core/errors.ts';
import type { TaskBinding } from '../../../src/core/tasks/taskBindings.ts';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

describe('llmstruct parse', () => {
  it('writes struct.json into the workspace and prints counts', async () => {
    const { code, json, updates, opened, out } = await run(['parse', '--input', '..', '--jobs', '3', '--json']);
    assert.equal(code, 0);
    assertValid('parse', json);
    assert.deepEqual(updates, [{ output: { kind: 'write', path: 'struct.json' } }]);
    assert.deepEqual(opened, [{ root: join(import.meta.dirname, '..'), jobs: 3 }]);
    assert.ok(out.endsWith('}\n'));
  });

  it('prints a table for people, numbers as the language has them', async () => {
    const { out, err } = await run(['parse']);
    assert.match(out, /^struct\.json +written, 1,024 bytes\nfiles +2 \(1 unchanged\)\nsymbols +12,345\n/);
    assert.match(out, /time +1\.2 s\n$/);
    assert.equal(err, '');
    const russian = await run(['parse'], { environment: { LLMSTRUCT_LANG: 'ru' } });
    assert.match(russian.out, /символы +12\s345\n/);
  });

  it('exits 1 for --check when out of date', async () => {
    const stale = await run(['parse', '--check']);
    assert.equal(stale.code, 1);
    assert.deepEqual(stale.updates, [{ output: { kind: 'check', path: 'struct.json' } }]);
    assert.match(stale.out, /out of date/);
    assert.equal(stale.err, 'To bring it up to date, run the same command without --check.\n');
    assert.equal((await run(['parse', '--check'], { report: { upToDate: true } })).code, 0);
  });

  it('goes on with broken settings, says where they break and exits 2 with the result', async () => {
    const settingsProblems = [
      { file: 'llmstruct.toml', line: 4, column: 7, message: 'model.budget must be a whole number above 0' },
    ];
    const { code, json, err } = await run(['parse', '--json'], { report: { settingsProblems } });
    assert.equal(code, 2);
    assertValid('parse', json);
    assert.match(err, /^llmstruct\.toml:4:7: model\.budget must be a whole number above 0\n$/);
  });

  it('says what is wrong with the settings in the language of the terminal, in its document, too', async () => {
    const message = 'model.budget must be a whole number above 0';
    const settingsProblems = [{ file: 'llmstruct.toml', line: 4, column: 7, message }];
    const options = { report: { settingsProblems }, environment: { LLMSTRUCT_LANG: 'ru' } };
    const { json } = await run(['parse', '--json'], options);
    assertValid('parse', json);
    assert.match(
      (json as { settingsProblems: { message: string }[] }).settingsProblems[0]!.message,
      /нужно целое число/,
    );
  });

  it('prints struct.json itself for --output -, and nothing beside it', async () => {
    const { code, out, err, updates } = await run(['parse', '--output', '-']);
    assert.deepEqual([code, out, err], [0, '{\n "metrics": {}\n}\n', '']);
    assert.deepEqual(updates, [{ output: { kind: 'none' } }]);
    for (const other of [['--json'], ['--check'], ['--shard', '1/2']]) {
      const both = await run(['parse', '--output', '-', ...other]);
      assert.equal(both.code, 2);
      assert.match(both.err, /The options --\w+ and --output - exclude each other\./);
      assert.deepEqual(both.updates, []);
    }
  });

  it('draws progress only where a person watches', async () => {
    assert.equal((await run(['parse'])).err, '');
    assert.match((await run(['parse'], { terminal: true })).err, /Indexing 1 of 2 files/);
    assert.equal((await run(['parse'], { terminal: true, environment: { CI: '1' } })).err, '');
  });
});

describe('llmstruct parse --shard', () => {
  it('prints what the part holds, as its schema says', async () => {
    const { code, json } = await run(['parse', '--shard', '2/3', '--json']);
    assert.equal(code, 0);
    assertValid('shard', json);
    assert.match((await run(['parse', '--shard', '2/3'])).out, /^struct\.part-2-of-3\.jsonl +shard 2 of 3\nfiles +2\n/);
  });

  it('refuses a shard that there is not, and --check', async () => {
    for (const shard of ['0/2', '3/2', '2', 'a/b', '1/0']) {
      const { code, err } = await run(['parse', '--shard', shard]);
      assert.equal(code, 2);
      assert.match(err, /--shard needs I\/N/);
    }
    assert.match((await run(['parse', '--shard', '1/2', '--check'])).err, /exclude each other/);
  });
});

describe('llmstruct merge', () => {
  it('names the part that it cannot read', async () => {
    assert.match((await run(['merge'])).err, /The argument parts is missing/);
    const { code, err } = await run(['merge', 'nowhere']);
    assert.equal(code, 2);
    assert.match(
      err,
      /There is no part nowhere\.\n {2}Check the path, or make the part: parse --shard I\/N --output nowhere\./,
    );
    const russian = await run(['merge', 'nowhere'], { environment: { LLMSTRUCT_LANG: 'ru' } });
    assert.doesNotMatch(russian.err, /ENOENT|no such/);
    const folder = await run(['merge', '.'], { folder: tmpdir() });
    assert.deepEqual(
      [folder.code, folder.err.includes('The part . cannot be read: it is a folder (EISDIR).')],
      [2, true],
      folder.err,
    );
  });
});

describe('llmstruct parse --spec', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llmstruct-spec-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const spec = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return run(['parse', '--spec', name], { folder });
  };

  it('takes [parse] of a TOML file or of a JSON one for this run', async () => {
    const parse = { include: ['src/**'], exclude: [] };
    const request = { output: { kind: 'write', path: 'struct.json' }, parse };
    assert.deepEqual((await spec('a.toml', '[parse]\ninclude = ["src/**"]\n')).updates, [request]);
    assert.deepEqual((await spec('a.json', '{"parse": {"include": ["src/**"]}}')).updates, [request]);
  });

  it('refuses a file that says something else, and names the place', async () => {
    for (const [name, text, said] of [
      ['b.toml', '[parse]\ninclude = 1\n', 'b.toml says nothing usable at line 2: parse.include must be a list'],
      ['b.json', '{"parse": {"exclude": [1]}}', 'b.json: parse.exclude must be a list of texts.'],
      ['c.json', '{', 'c.json is no JSON'],
      ['d.json', '[]', 'd.json: parse must be an object.'],
    ] as const) {
      const { code, err, updates } = await spec(name, text);
      assert.equal(code, 2);
      assert.ok(err.includes(said), err);
      assert.deepEqual(updates, []);
    }
    assert.equal((await run(['parse', '--spec', 'missing.toml'], { folder })).code, 2);
  });

  it('says so in Russian, the reason included', async () => {
    writeFileSync(join(folder, 'e.toml'), '[parse]\ninclude = 1\n');
    const { err } = await run(['parse', '--spec', 'e.toml'], { folder, environment: { LLMSTRUCT_LANG: 'ru' } });
    assert.match(err, /e\.toml/);
    assert.doesNotMatch(err, /must be/);
    assert.match(err, /parse\.include: нужен список/);
  });
});

describe('llmstruct verify', () => {
  const text = (symbol: string) =>
    `{\n "modules": [\n  {"path":"a.py","symbols":[{"id":"a.py#f"},{"id":"a.py#g"${symbol}}]}\n ],\n "metrics": {}\n}\n`;
  const says = (symbol: string) => ({ structText: () => Promise.resolve(text(symbol)) });

  it('exits 0 where the index equals a clean rebuild', async () => {
    const { code, json, updates } = await run(['verify', '--json'], { index: says(''), clean: says('') });
    assert.equal(code, 0);
    assertValid('verify', json);
    assert.equal((json as { equal: boolean }).equal, true);
    assert.deepEqual(updates.at(0), { output: { kind: 'check', path: 'struct.json' } });
  });

  it('prints the first symbol that differs and exits 1', async () => {
    const options = { index: says(''), clean: says(',"kind":"class"') };
    const { code, json } = await run(['verify', '--json'], options);
    assert.equal(code, 1);
    assertValid('verify', json);
    const { module, symbol, line } = (json as { difference: Record<string, unknown> }).difference;
    assert.deepEqual([module, symbol, line], ['a.py', 'a.py#g', 3]);
    assert.match((await run(['verify'], options)).out, /differs from a clean rebuild at a\.py#g, line 3/);
  });
});

describe('llmstruct context', () => {
  it('prints the pack, or its text', async () => {
    const { json, updates } = await run(['context', 'a.py#f', '--budget', '99', '--json']);
    assertValid('context', json);
    assert.equal((json as { budget: number }).budget, 99);
    assert.deepEqual(updates, [{ output: { kind: 'none', lazy: true } }]);
    assert.equal((await run(['context', 'a.py#f'])).out, 'def g()\n');
  });

  it('takes the budget of the settings', async () => {
    const { json } = await run(['context', 'a.py#f', '--json']);
    assert.equal((json as { budget: number }).budget, 1024);
  });

  it('prints the whole prompt', async () => {
    assert.equal((await run(['context', 'a.py#f', '--prompt'])).out, '[system]\nRules.\n\n[user]\ndef f()\n');
    const { json } = await run(['context', 'a.py#f', '--prompt', '--json']);
    assertValid('context', json);
    assert.equal((json as { promptTokens: number }).promptTokens, 40);
  });

  it('answers a question in words, and finds nothing as grep does', async () => {
    const { code, json } = await run(['context', '--query', 'where is g', '--json']);
    assert.equal(code, 0);
    assertValid('context', json);
    const { target, query } = json as { target: unknown; query: unknown };
    assert.deepEqual([target, query], [null, 'where is g']);
    assert.equal((await run(['context', '--query', 'where is g'])).out, '# a.py\ndef g()\n');
    const prompt = await run(['context', '--query', 'where is g', '--prompt', '--json']);
    assertValid('context', prompt.json);
    const nothing = await run(['context', '--query', 'nothing']);
    assert.deepEqual([nothing.code, nothing.out], [1, '']);
    assert.match(nothing.err, /^Nothing in the workspace has words of the question\.\n {2}Ask with names of the code/);
  });

  it('says why there is nothing to print', async () => {
    const alone = { target: 'a.py#f', budget: 50, tokens: 0, text: '', items: [], dropped: [], digest: '0'.repeat(16) };
    const giving = (pack: object) => ({ context: () => Promise.resolve(pack as ContextPack) });
    const nothing = await run(['context', 'a.py#f'], { index: giving(alone) });
    assert.deepEqual([nothing.code, nothing.out.trim()], [0, '']);
    assert.equal(nothing.err, 'It refers to no other definition of the workspace.\n');
    const dropped = [{ id: 'a.py#g', reason: 'budget' }];
    const small = await run(['context', 'a.py#f'], { index: giving({ ...alone, dropped }) });
    assert.equal(small.err, 'Nothing fits into a budget of 50 tokens; left out: 1.\n');
    assert.equal((await run(['context', 'a.py#f', '--json'], { index: giving(alone) })).err, '');
  });

  it('keeps a receipt of what it prints, with --receipt only', async () => {
    const { code, err, out, receipts } = await run(['context', 'a.py#f', '--receipt']);
    assert.equal(code, 0);
    assert.match(err, /Receipt: r-1/);
    const [{ form, messages } = { form: 'none', messages: [] }] = receipts;
    assert.deepEqual([receipts.length, form, messages], [1, 'context', [{ role: 'user', content: out }]]);
    const prompt = await run(['context', '--query', 'g', '--prompt', '--receipt', '--json']);
    assertValid('context', prompt.json);
    assert.equal((prompt.json as { receipt: string }).receipt, 'r-1');
    assert.deepEqual(prompt.receipts[0]?.subject, { question: 'g' });
    assert.equal((await run(['context', 'a.py#f'])).receipts.length, 0);
  });
});

describe('llmstruct replay', () => {
  const kept = (args: readonly string[]) => run(args).then(({ receipts }) => receipts);

  it('prints what was sent, context or prompt', async () => {
    for (const args of [
      ['context', 'a.py#f'],
      ['context', '--query', 'g', '--prompt'],
    ]) {
      const { out } = await run(args);
      const again = await run(['replay', 'r-1'], { receipts: await kept([...args, '--receipt']) });
      assert.deepEqual([again.code, again.out, again.updates.length], [0, out, 0]);
      const { json } = await run(['replay', 'r-1', '--json'], { receipts: await kept([...args, '--receipt']) });
      assertValid('replay', json);
    }
  });

  it('says when there is none, and when only the digest was kept', async () => {
    const none = await run(['replay', 'r-9']);
    assert.equal(none.code, 2);
    assert.match(none.err, /There is no receipt r-9/);
    const [{ messages: _, ...digestOnly }] = (await kept(['context', 'a.py#f', '--receipt'])) as [ReceiptRecord];
    const bare = await run(['replay', 'r-1'], { receipts: [digestOnly as ReceiptRecord] });
    assert.equal(bare.code, 2);
    assert.match(bare.err, /was not kept: \[privacy\] keep_prompts is false\.\n {2}Its digest is 0123456789abcdef/);
  });
});

describe('llmstruct context --batch', () => {
  const lines = (out: string): Record<string, unknown>[] =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('answers every line for every budget with one update', async () => {
    const input = '\uFEFF{"id": 1, "target": "a.py#f"}\r\n\r\n{"id": "b", "target": "a.py#g"}\n';
    const { code, out, updates } = await run(['context', '--batch', '-', '--budgets', '128, 256'], { input });
    assert.equal(code, 0);
    assert.equal(updates.length, 1);
    const answers = lines(out);
    for (const answer of answers) assertValid('batch', answer);
    assert.deepEqual(
      answers.map(({ id, budget }) => [id, budget]),
      [
        [1, 128],
        [1, 256],
        ['b', 128],
        ['b', 256],
      ],
    );
  });

  it('says what is wrong with a line and goes on', async () => {
    const input = [
      '{"id": 1, "query": "where"}',
      '{"id": 2, "query": 7}',
      'no json',
      '{"id": 3}',
      '{"id": 4, "target": "x"}',
      'null',
      '{"id": 5, "target": "a.py#f"}',
    ];
    const context = ({ target, budget }: { target: string; budget: number }) =>
      target === 'x'
        ? Promise.reject(new LlmstructError('target-form', { target }))
        : Promise.resolve({ target, budget, tokens: 1, text: 't', items: [], dropped: [], digest: '' });
    const { code, out } = await run(['context', '--batch', '-', '--budgets', '64'], {
      input: input.join('\n'),
      index: { context },
    });
    assert.equal(code, 1);
    const answers = lines(out);
    for (const answer of answers) assertValid('batch', answer);
    assert.deepEqual(
      answers.map(({ id, error }) => [id, (error as { code?: string } | undefined)?.code]),
      [
        [1, undefined],
        [2, 'usage'],
        [null, 'usage'],
        [3, 'usage'],
        [4, 'target-form'],
        [null, 'usage'],
        [5, undefined],
      ],
    );
  });

  it('refuses what a batch has no use for, and budgets without one', async () => {
    const given = [['a.py#f'], ['--query', 'x'], ['--prompt'], ['--receipt']];
    for (const option of given) {
      const { code, err } = await run(['context', '--batch', '-', ...option], { input: '' });
      assert.deepEqual([code, /and --batch exclude each other/.test(err)], [2, true], option[0]);
    }
    const twice = await run(['context', '--batch', '-', '--budget', '1', '--budgets', '2'], { input: '' });
    assert.match(twice.err, /The options --budget and --budgets exclude each other\./);
    const alone = await run(['context', 'a.py#f', '--budgets', '1,2']);
    assert.deepEqual([alone.code, alone.out], [2, '']);
    assert.match(alone.err, /The option --budgets needs --batch\./);
    const both = await run(['context', '--batch', '-'], { input: '{"id": 1, "target": "a.py#f", "query": "x"}' });
    assert.equal(both.code, 1);
    assert.match(both.out, /"id":1,"error":.*Line 1 has both target and query\./);
  });

  it('stops when interrupted, and refuses a missing file and a wrong budget', async () => {
    assert.equal(
      (await run(['context', '--batch', '-'], { input: '{"id":1,"target":"a.py#f"}', cancelled: true })).code,
      130,
    );
    assert.match(
      (await run(['context', '--batch', 'none.jsonl'])).err,
      /none\.jsonl cannot be read: it is not there \(ENOENT\)/,
    );
    assert.equal((await run(['context', '--batch', '-', '--budgets', '1,,2'])).code, 2);
  });
});

describe('llmstruct tasks list', () => {
  const task = { id: 'TSK-1', title: 'Do\nit', status: 'open', line: 3 };
  const other = { id: 'T-2', title: 'Rest', status: 'in review', assignee: '@a', line: 9 };
  const problem = { file: 'llmstruct.toml', line: 9, column: 1, message: 'the task T-2 has no title' };

  it('prints an array, or one line a task', async () => {
    const index = {
      tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [task, other], problems: [] }),
    };
    const { code, json } = await run(['tasks', 'list', '--json'], { index });
    assert.equal(code, 0);
    assertValid('tasks', json);
    assert.deepEqual(json, [task, other]);
    assert.equal(
      (await run(['tasks', 'list'], { index })).out,
      'TSK-1  open           Do it\nT-2    in review  @a  Rest\n',
    );
  });

  it('shows the tasks of a status, one of others included, and says when there is no such status', async () => {
    const index = {
      tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [task, other], problems: [] }),
    };
    assert.match((await run(['tasks', 'list', '--status', 'done,in review'], { index })).out, /^T-2 /);
    const wrong = await run(['tasks', 'list', '--status', 'opne'], { index });
    assert.deepEqual([wrong.code, wrong.out], [2, '']);
    assert.match(wrong.err, /There is no status opne\.\n {2}Statuses: open, in_progress/);
  });

  it('says when there are none', async () => {
    const { code, out, err } = await run(['tasks', 'list']);
    assert.deepEqual([code, out, err], [0, '', 'There are no tasks in llmstruct.toml.\n']);
    assert.deepEqual((await run(['tasks', 'list', '--json'])).json, []);
  });

  it('exits 2 for problems, with the tasks that could be read, else with an error', async () => {
    const some = {
      tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [task], problems: [problem] }),
    };
    const partly = await run(['tasks', 'list', '--json'], { index: some });
    assert.deepEqual([partly.code, partly.json], [2, [task]]);
    assert.match(partly.err, /^llmstruct\.toml:9:1: the task T-2 has no title\n$/);
    const none = {
      tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [], problems: [problem] }),
    };
    const broken = await run(['tasks', 'list', '--json'], { index: none, environment: { LLMSTRUCT_LANG: 'ru' } });
    assert.equal(broken.code, 2);
    assertValid('error', broken.json);
    assert.match(broken.out, /llmstruct\.toml:9: у задачи T-2 нет title/);
  });
});

describe('llmstruct tasks add, set, renumber', () => {
  it('write a task of the words that are given and print it', async () => {
    const words = ['labels=a, b', 'depends_on=TSK-1', 'estimate=2.5', 'description=x=y', 'priority='];
    const { code, json } = await run(['tasks', 'add', '--title', 'T', '--symbol', 'a.py#f', ...words, '--json']);
    assert.equal(code, 0);
    assertValid('task', json);
    assert.deepEqual(json, {
      id: 'TSK-001',
      status: 'open',
      title: 'T',
      labels: ['a', 'b'],
      dependsOn: ['TSK-1'],
      estimate: 2.5,
      description: 'x=y',
      symbol: 'a.py#f',
      line: 1,
    });
    assert.equal((await run(['tasks', 'add', '--title', 'T'])).out, 'TSK-001  open  T\n');
    assert.equal((await run(['tasks', 'renumber', 'TSK-001'])).out, 'TSK-002  open  t\n');
  });

  it('say that what a task is about is not in the code, and what may be meant', async () => {
    const orphaned = { task: 'TSK-001', state: 'orphaned', symbol: 'a.py#g', path: 'a.py', line: 1 } as const;
    const bindings: TaskBinding[] = [{ ...orphaned, successors: ['b.py#g', 'c.py#g'] }];
    const index: Partial<WorkspaceIndex> = { tasksInCode: () => Promise.resolve({ bindings, candidates: [] }) };
    const added = await run(['tasks', 'add', '--title', 'T', '--symbol', 'a.py#g'], { index });
    assert.equal(added.code, 0);
    assert.equal(
      added.err,
      'llmstruct: There is no a.py#g in the code. TSK-001 is written all the same.\n  Did you mean b.py#g?\n',
    );
    assert.match(added.out, /^TSK-001 /);
    const none = await run(['tasks', 'add', '--title', 'T'], { index });
    assert.equal(none.err, '');
    bindings[0] = { ...orphaned, state: 'bound' };
    assert.equal((await run(['tasks', 'add', '--title', 'T', '--symbol', 'a.py#g'], { index })).err, '');
  });

  it('say what changes, elements of lists for themselves', async () => {
    const asked: unknown[] = [];
    const index: Partial<WorkspaceIndex> = {
      setTask(request) {
        asked.push(request);
        return Promise.resolve({ id: request.id, title: 't', status: 'done', line: 1 });
      },
    };
    const words = ['status=done', 'assignee=', 'labels+=a', 'goals-=b', 'dependsOn=A,B'];
    assert.equal((await run(['tasks', 'set', 'TSK-1', ...words], { index })).code, 0);
    const lists = { labels: { add: ['a'] }, goals: { remove: ['b'] }, dependsOn: ['A', 'B'] };
    assert.deepEqual(asked, [{ id: 'TSK-1', changes: { status: 'done', assignee: undefined, ...lists } }]);
  });

  it('refuse words that say nothing', async () => {
    const { code, err } = await run(['tasks', 'set', 'TSK-1', 'nope=1']);
    assert.equal(code, 2);
    assert.match(err, /^llmstruct: nope=1 is not field=value with a field that tasks have: title, status, /);
    assert.match((await run(['tasks', 'set', 'TSK-1', 'title+=1'])).err, /title is no list: only title=value/);
    assert.equal((await run(['tasks', 'add'])).code, 2);
  });
});

describe('llmstruct tasks todos, tasks list --fits', () => {
  const scope = { callers: 2, files: 1, promptTokens: 400, replyTokens: 200, windowTokens: 8192, fits: true };
  const large = { ...scope, promptTokens: 9000, fits: false };
  const candidate = { path: 'a.py', line: 3, marker: 'TODO', text: 'sum up' } as const;
  const task = (id: string, status = 'open') => ({ id, title: `of ${id}`, status, line: 1 });
  const bindings: readonly TaskBinding[] = [
    { task: 'T-1', state: 'bound', symbol: 'a.py#f', path: 'a.py', line: 1, scope: large },
    { task: 'T-2', state: 'bound', symbol: 'a.py#g', path: 'a.py', line: 5, todo: 'gone', scope },
    { task: 'T-3', state: 'orphaned', symbol: 'a.py#h', path: 'a.py', line: 1, successors: ['b.py#h'], todo: 'gone' },
  ];
  const tasks = [task('T-1'), task('T-2'), task('T-3', 'done'), task('T-4')];
  const index: Partial<WorkspaceIndex> = {
    tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks, problems: [] }),
    tasksInCode: () => Promise.resolve({ bindings, candidates: [candidate] }),
  };

  it('sorts by cost and says what does not fit', async () => {
    const { json } = await run(['tasks', 'list', '--fits', '--json'], { index });
    assertValid('tasks', json);
    assert.equal(
      (await run(['tasks', 'list', '--fits'], { index })).out,
      'T-2  open  600 tokens               of T-2\nT-1  open  9,200 tokens, too large  of T-1\n' +
        'T-3  done  orphaned                 of T-3\nT-4  open  -                        of T-4\n',
    );
  });

  it('lists candidates, and exits 1 while the comment of an open task is gone', async () => {
    const { code, json } = await run(['tasks', 'todos', '--json'], { index });
    assert.equal(code, 1);
    assertValid('todos', json);
    assert.equal((await run(['tasks', 'todos'], { index })).out, 'T-2: its comment is gone\na.py:3: TODO: sum up\n');
    const none = await run(['tasks', 'todos']);
    assert.deepEqual([none.code, none.out], [0, '']);
    assert.match(none.err, /There are no TODO comments/);
    assert.match((await run(['tasks', 'todos', '--adopt', 'a.py'])).err, /--adopt needs path:line, not a\.py/);
  });

  it('adopts and closes', async () => {
    const set: unknown[] = [];
    const closing: Partial<WorkspaceIndex> = {
      ...index,
      setTask(request) {
        set.push(request);
        return Promise.resolve(task(request.id, 'done'));
      },
    };
    const { out } = await run(['tasks', 'todos', '--close', '--adopt', 'a.py:3'], { index: closing });
    assert.deepEqual(set, [{ id: 'T-2', changes: { status: 'done' } }]);
    assert.match(out, /^TSK-003 {2}open {2}t\nT-2 {6}done {2}of T-2\n/);
  });
});

describe('llmstruct start', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-start-'));
    const symbols = Array.from({ length: 60 }, (_, at) => ({ id: `a.py#f${at}`, kind: 'function', name: `f${at}` }));
    writeFileSync(join(folder, 'struct.json'), JSON.stringify({ modules: [{ path: 'a.py', symbols }] }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what was found, what prompts cost and what to do next', async () => {
    const { code, out, updates } = await run(['start', folder]);
    assert.equal(code, 0);
    assert.deepEqual(updates, [{ output: { kind: 'write', path: 'struct.json' } }]);
    assert.match(out, /the whole repository +98,765\n/);
    assert.match(out, /a typical request +40\n/);
    assert.match(out, /Median of 30 chosen functions, budget 512\./);
    assert.match(out, /llmstruct context 'a\.py#f\d+' --prompt --input/);
  });

  it('prints a document', async () => {
    const { json } = await run(['start', folder, '--json']);
    assertValid('start', json);
  });

  it('has nothing to measure where there are no functions', async () => {
    writeFileSync(join(folder, 'struct.json'), '{"modules": []}');
    const { code, json } = await run(['start', folder, '--json']);
    assert.equal(code, 0);
    assertValid('start', json);
    assert.equal((json as { typical: unknown }).typical, null);
    assert.doesNotMatch((await run(['start', folder])).out, /typical/);
  });

  it('asks where nothing was read whether it is the right folder, and proposes nothing', async () => {
    const { code, out } = await run(['start', folder], { report: { modules: 0 } });
    assert.equal(code, 0);
    assert.match(out, /\n\nNo file here is in a language that llmstruct reads\. Is it the right folder\?\n$/);
  });

  it('takes a folder as typed for npm, and its own without one', async () => {
    const environment = { npm_lifecycle_event: 'start', INIT_CWD: join(folder, '..') };
    const typed = await run(['start', folder.slice(folder.lastIndexOf('/') + 1)], { environment });
    assert.equal(typed.opened[0]?.root, folder);
    const own = await run(['start'], { environment, folder });
    assert.equal(own.opened[0]?.root, folder);
    assert.match(own.out, /npm run demo\n/);
    assert.ok(readFileSync(join(folder, 'struct.json'), 'utf8').length > 0);
  });
});
