import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../host/projectRoot.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltOptions, type BuiltRun, cliPath, runBuilt } from './builtCli.ts';

describe('the built command line', function () {
  this.timeout(180_000);
  let folder: string;
  const run = (args: readonly string[], options: Partial<BuiltOptions> = {}): Promise<BuiltRun> =>
    runBuilt(args, { cwd: folder, ...options });
  const write = (path: string, text: string | Buffer): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-cli-'));
    write('src/cart.py', 'class Cart:\n    """Holds lines."""\n\n    def total(self) -> int:\n        return 1\n');
    write('src/app.py', 'from src.cart import Cart\n\n\ndef run(cart: Cart) -> int:\n    return cart.total()\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('indexes a folder: counts, the file, the same bytes again, everything reused', async () => {
    const first = await run(['parse', '--json']);
    assert.equal(first.code, 0, first.err);
    assertValid('parse', first.json);
    const bytes = read('struct.json');
    assertValid('struct', JSON.parse(bytes));
    const second = await run(['parse', '--json']);
    assertValid('parse', second.json);
    const { reused, modules, upToDate, digest } = second.json as Record<string, unknown>;
    assert.deepEqual({ reused, modules, upToDate }, { reused: 2, modules: 2, upToDate: true });
    assert.equal(digest, (first.json as { digest: string }).digest);
    assert.equal(read('struct.json'), bytes);
    assert.equal(first.err, '');
  });

  it('replays a prompt after everything has changed, byte for byte', async () => {
    const { out, json } = await run(['context', 'src/app.py#run', '--prompt', '--receipt', '--json']);
    assertValid('context', JSON.parse(out));
    const { receipt } = json as { receipt: string };
    const before = (await run(['replay', receipt])).out;
    assert.equal(before, (await run(['context', 'src/app.py#run', '--prompt'])).out);
    write('src/cart.py', 'class Cart:\n    def total(self, rate) -> float: ...\n');
    rmSync(join(folder, '.llmstruct/cache.db'));
    const replayed = await run(['replay', receipt]);
    assert.deepEqual([replayed.code, replayed.out], [0, before]);
    assertValid('replay', (await run(['replay', receipt, '--json'])).json);
    assert.notEqual((await run(['context', 'src/app.py#run', '--prompt'])).out, before);
    assert.equal((await run(['replay', 'ffffffff-9'])).code, 2);
  });

  it('fills a prompt as it is told, as a context', async () => {
    const prompt = async (...fill: string[]) => (await run(['context', 'src/app.py#run', '--prompt', ...fill])).out;
    const { text } = (await run(['context', 'src/app.py#run', '--fill', 'bodies', '--json'])).json as { text: string };
    const filled = await prompt('--fill', 'bodies');
    assert.ok(text !== '' && filled.includes(text.trimEnd()), filled);
    assert.equal(await prompt('--fill', 'callers'), await prompt());
    assert.notEqual(filled, await prompt());
  });

  it('keeps the digest alone where prompts shall not be kept', async () => {
    write('llmstruct.toml', '[privacy]\nkeep_prompts = false\n');
    const { json } = await run(['context', 'src/app.py#run', '--receipt', '--json']);
    const replayed = await run(['replay', (json as { receipt: string }).receipt]);
    assert.equal(replayed.code, 2);
    assert.match(replayed.err, /keep_prompts/);
  });

  it('checks without writing', async () => {
    assert.equal((await run(['parse', '--check'])).code, 1);
    assert.ok(!existsSync(join(folder, 'struct.json')));
    await run(['parse']);
    assert.equal((await run(['parse', '--check'])).code, 0);
    write('src/app.py', 'def other(): pass\n');
    const before = read('struct.json');
    assert.equal((await run(['parse', '--check'])).code, 1);
    assert.equal(read('struct.json'), before);
  });

  it('writes to another folder with --output, also from outside with --input', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-out-'));
    try {
      const args = ['parse', '--input', folder, '--output', 'out.json'];
      assert.equal((await run(args, { cwd: elsewhere })).code, 0);
      const bytes = readFileSync(join(elsewhere, 'out.json'), 'utf8');
      assertValid('struct', JSON.parse(bytes));
      assert.ok(!existsSync(join(folder, 'struct.json')));
      assert.equal((await run([...args, '--check'], { cwd: elsewhere })).code, 0);
      await run(['parse']);
      assert.equal(read('struct.json'), bytes);
      const nowhere = await run(['parse', '--json', '--output', join(elsewhere, 'no/such/out.json')]);
      assert.equal(nowhere.code, 2);
      assertValid('error', nowhere.json);
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });

  it('gives the context of a definition by name and by line', async () => {
    const byName = await run(['context', 'src/app.py#run', '--budget', '256', '--json']);
    assert.equal(byName.code, 0, byName.err);
    assertValid('context', byName.json);
    const { text, tokens } = byName.json as { text: string; tokens: number };
    assert.match(text, /def total\(self\) -> int/);
    assert.ok(tokens <= 256);
    const byLine = await run(['context', 'src/app.py:5', '--budget', '256']);
    assert.equal(byLine.out.trimEnd(), text.trimEnd());
    for (const path of ['./src/app.py', join(folder, 'src/app.py')]) {
      assert.deepEqual((await run(['context', `${path}#run`, '--budget', '256', '--json'])).json, byName.json, path);
      assert.equal((await run(['context', `${path}:5`, '--budget', '256'])).out, byLine.out, path);
    }
    const prompt = await run(['context', 'src/app.py#run', '--prompt']);
    assert.match(prompt.out, /^\[system\]\n[\s\S]*\[user\]\n[\s\S]*return cart\.total\(\)/);
    assert.ok(!existsSync(join(folder, 'struct.json')));
  });

  it('exits 2 for targets that are none', async () => {
    const targets = [
      ['src/app.py#nope', 'target-unknown'],
      ['src/none.py#run', 'target-unknown'],
      ['nonsense', 'target-form'],
      ['src/app.py:2', 'no-definition-at-line'],
      ['src/app.py:9999', 'no-definition-at-line'],
    ] as const;
    for (const [target, expected] of targets) {
      const { code, json, err } = await run(['context', target, '--json']);
      assert.equal(code, 2, target);
      assertValid('error', json);
      assert.equal((json as { error: { code: string } }).error.code, expected, target);
      assert.match(err, /^llmstruct: /);
    }
  });

  it('says what a wrong target may have meant', async () => {
    const { code, json, err } = await run(['context', 'src/app.py#rum', '--json']);
    assert.equal(code, 2);
    assertValid('error', json);
    const bare = await run(['improve', 'Cart.total', '--json']);
    assert.equal(bare.code, 2, bare.err);
    assert.match(bare.err, /Cart\.total is not a target\.\n {2}Did you mean src\/cart\.py#Cart\.total\?\n/);
    assert.match(err, /Nothing is named src\/app\.py#rum in this workspace\.\n {2}Did you mean src\/app\.py#run\?\n/);
  });

  it('answers a batch from a file and from standard input', async () => {
    const lines = '{"id":"a","target":"src/app.py#run"}\n{"id":"b","query":"cart"}\n{"id":"c","target":"src/x.py#y"}\n';
    write('cases.jsonl', lines);
    const { code, out } = await run(['context', '--batch', 'cases.jsonl', '--budgets', '64,128']);
    assert.equal(code, 1);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; error?: { code: string } });
    for (const answer of answers) assertValid('batch', answer);
    assert.deepEqual(
      answers.map(({ id, error }) => [id, error?.code]),
      [
        ['a', undefined],
        ['a', undefined],
        ['b', undefined],
        ['b', undefined],
        ['c', 'target-unknown'],
      ],
    );
    const input = lines.split('\n')[0] ?? '';
    assert.equal((await run(['context', '--batch', '-', '--budgets', '64'], { input })).code, 0);
  });

  it('leaves a read-only struct.json as it is and says so', async () => {
    write('struct.json', 'mine\n');
    chmodSync(join(folder, 'struct.json'), 0o444);
    const { code, json, err } = await run(['parse', '--json']);
    assert.equal(code, 2);
    assertValid('error', json);
    assert.equal((json as { error: { code: string } }).error.code, 'struct-unwritable');
    assert.match(err, /struct\.json/);
    assert.equal(read('struct.json'), 'mine\n');
  });

  it('goes on with a broken llmstruct.toml, says where it breaks and exits 2', async () => {
    write('llmstruct.toml', '[project]\nname = "shop"\n\n[[tasks]\nid = "T"\n');
    const { code, json, err } = await run(['parse', '--json']);
    assert.equal(code, 2);
    assertValid('parse', json);
    assert.match(err, /^llmstruct\.toml:4:\d+: /m);
    assert.equal(err.match(/llmstruct\.toml:4/g)?.length, 1);
    const tasks = await run(['tasks', 'list', '--json'], { environment: { LLMSTRUCT_LANG: 'ru' } });
    assert.equal(tasks.code, 2);
    assertValid('error', tasks.json);
    assert.match(tasks.err, /не закрыт заголовок/);
  });

  it('lists tasks', async () => {
    write('llmstruct.toml', '[[tasks]]\nid = "TSK-011"\ntitle = "Разобрать"\nassignee = "@kpblcaoo"\n');
    const { code, json } = await run(['tasks', 'list', '--json']);
    assert.equal(code, 0);
    assertValid('tasks', json);
    assert.deepEqual(json, [{ id: 'TSK-011', title: 'Разобрать', status: 'open', assignee: '@kpblcaoo', line: 1 }]);
  });

  it('survives an empty folder, and names a missing one', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const { code, out } = await run(['start', empty]);
    assert.equal(code, 0);
    assert.match(out, /files +0/);
    assert.equal((await run(['parse', '--input', 'nowhere', '--json'])).code, 2);
  });

  it('speaks Russian', async () => {
    const environment = { LLMSTRUCT_LANG: '', LC_ALL: '', LANG: 'ru_RU.UTF-8' };
    assert.match((await run(['--help'], { environment })).out, /^Вызов: llmstruct \[параметры\] \[команда\]/);
    assert.match((await run(['parse'], { environment })).out, /символы +\d/);
    assert.match((await run(['context', 'x'], { environment })).err, /x — не цель/);
  });

  it('prints the schemas of what it prints', async () => {
    const { code, json } = await run(['schema']);
    assert.equal(code, 0);
    assert.deepEqual(json, JSON.parse(readFileSync(join(projectRoot, 'schemas/struct.schema.json'), 'utf8')));
    assert.equal((await run(['--version'])).out.trim(), '0.1.0');
  });

  it('ends quietly when its reader has seen enough', async () => {
    const script = `"$1" "$2" schema | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    const code = await new Promise<string>((resolve, reject) => {
      execFile('bash', ['-c', script, 'bash', process.execPath, cliPath], { cwd: folder }, (error, out, err) => {
        if (error === null) resolve(`${out}${err}`);
        else reject(error);
      });
    });
    assert.equal(code, '0\n');
  });

  it('takes real code: packages from the registry', async () => {
    cpSync(join(projectRoot, 'node_modules/commander'), join(folder, 'commander'), { recursive: true });
    cpSync(join(projectRoot, 'node_modules/@continuedev/config-yaml/src'), join(folder, 'config-yaml'), {
      recursive: true,
    });
    const { code, json, out } = await run(['start', '--json']);
    assert.equal(code, 0, out);
    assertValid('start', json);
    const { modules, symbols, sourceTokens, typical } = json as {
      modules: number;
      symbols: number;
      sourceTokens: number;
      typical: { promptTokens: number };
    };
    assert.ok(modules > 30 && symbols > 300, `${modules} ${symbols}`);
    assert.ok(typical.promptTokens * 20 < sourceTokens, `${typical.promptTokens} of ${sourceTokens}`);
    const human = await run(['start']);
    assert.match(human.out, /What a prompt costs, in tokens/);
    const [, example] = /llmstruct context '([^']+)'/.exec(human.out) ?? [];
    assert.equal((await run(['context', example ?? ''])).code, 0);
  });

  it('writes to another folder what it makes of one in which nothing can be made', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-out-'));
    const args = ['parse', '--output', join(elsewhere, 'out.json')];
    try {
      write('.llmstruct', 'in the way');
      const { code, err } = await run(args);
      assert.equal(code, 0, err);
      assertValid('struct', JSON.parse(readFileSync(join(elsewhere, 'out.json'), 'utf8')));
      assert.equal((await run([...args, '--check'])).code, 0);
      writeFileSync(join(elsewhere, 'out.json'), '{}');
      assert.equal((await run([...args, '--check'])).code, 1);
      assert.match((await run(args)).err, /kept as \S+out\.json\.bak\./);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('waits for no pipe in the place of its output, inside the folder or outside', async function () {
    if (process.platform === 'win32') return this.skip();
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-pipe-'));
    try {
      for (const pipe of [join(folder, 'pipe'), join(elsewhere, 'pipe')]) {
        execFileSync('mkfifo', [pipe]);
        const { code, err } = await run(['parse', '--output', pipe]);
        assert.equal(code, 2, err);
        assert.match(err, /it is not a regular file/);
      }
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('ends by a second signal, even while a thread hangs in the system', async function () {
    if (process.platform === 'win32') return this.skip();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const host = pathToFileURL(join(projectRoot, 'src/cli/processHost.ts')).href;
    const script = `
      import { Worker } from 'node:worker_threads';
      process.argv[1] = ${JSON.stringify(cliPath)};
      (await import(${JSON.stringify(host)})).createProcessHost(process);
      new Worker('(await import("node:fs")).readFileSync(' + ${JSON.stringify(JSON.stringify(pipe))} + ')', { eval: true });
      setTimeout(() => console.log('hangs'), 500);
      setInterval(() => {}, 1000);
    `;
    const assets = join(projectRoot, 'test/host/registerAssets.mjs');
    const child = spawn(process.execPath, ['--import', assets, '--input-type=module', '-e', script], { stdio: 'pipe' });
    let err = '';
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes.toString();
    });
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    assert.equal(child.exitCode, null, err);
    child.kill('SIGTERM');
    await delay(200);
    assert.equal(child.exitCode, null, 'the first one asks');
    child.kill('SIGTERM');
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGTERM');
  });

  it('keeps what stood in the place of its output byte for byte, be it no text', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28, 0x0a, 0x99]);
    write('data.bin', bytes);
    const { code, err } = await run(['parse', '--output', 'data.bin']);
    assert.equal(code, 0, err);
    assert.deepEqual(readFileSync(join(folder, 'data.bin.bak')), bytes);
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-out-'));
    try {
      writeFileSync(join(elsewhere, 'data.bin'), bytes);
      const outside = await run(['parse', '--output', join(elsewhere, 'data.bin')]);
      const [, kept = ''] = /kept as (\S+\.bak)\./.exec(outside.err) ?? [];
      assert.equal(resolve(folder, kept), join(realpathSync(elsewhere), 'data.bin.bak'));
      assert.deepEqual(readFileSync(join(elsewhere, 'data.bin.bak')), bytes, outside.err);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('refuses for a part what it refuses for the whole: read-only files and links', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-part-'));
    try {
      writeFileSync(join(elsewhere, 'ro.txt'), 'mine', { mode: 0o444 });
      const { code, err } = await run(['parse', '--shard', '1/1', '--output', join(elsewhere, 'ro.txt')]);
      assert.equal(code, 2, err);
      assert.match(err, /it is read-only/);
      assert.equal(readFileSync(join(elsewhere, 'ro.txt'), 'utf8'), 'mine');
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('does not follow a link out of the folder when it writes for Continue', async function () {
    if (process.platform === 'win32') return this.skip();
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-link-'));
    try {
      symlinkSync(elsewhere, join(folder, '.continue'));
      const { code, err } = await run(['continue', 'export']);
      assert.equal(code, 2, err);
      assert.deepEqual(readdirSync(elsewhere), []);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
