import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfigYaml, validateConfigYaml } from '@continuedev/config-yaml';
import { projectRoot } from '../../host/projectRoot.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltRun, runBuilt } from './builtCli.ts';

interface Exported {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly differing: readonly { readonly path: string; readonly diff: string }[];
  readonly secrets: string | null;
}

describe('llmstruct continue export', function () {
  this.timeout(180_000);
  let home: string;
  let folder: string;
  const environment = (): Record<string, string> => ({ HOME: home, XDG_STATE_HOME: join(home, 'state') });
  const run = (...args: string[]): Promise<BuiltRun> =>
    runBuilt(['continue', 'export', ...args], { cwd: folder, environment: environment() });
  const json = async (...args: string[]): Promise<Exported> => {
    const { json: document } = await run('--json', ...args);
    assertValid('continue-export', document);
    return document as Exported;
  };
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'llmstruct-home-'));
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-export-'));
    writeFileSync(join(folder, 'llmstruct.toml'), '[instructions]\nuser = ["Отвечай по-русски"]\n');
  });
  afterEach(() => {
    for (const made of [home, folder]) rmSync(made, { recursive: true, force: true });
  });

  it('writes valid blocks, and nothing anew the second time', async () => {
    const paths = ['context', 'models', 'rules'].map((kind) => `.continue/${kind}/llmstruct.yaml`);
    assert.deepEqual(await json(), { written: paths, unchanged: [], differing: [], secrets: null });
    for (const path of paths) assert.deepEqual(validateConfigYaml(parseConfigYaml(read(path))), [], path);
    assert.match(read(paths[0]!), /\$\{\{ secrets\.LLMSTRUCT_TOKEN \}\}/);
    assert.deepEqual(await json(), { written: [], unchanged: paths, differing: [], secrets: null });
    assert.deepEqual(await json('--no-http', '--mcp'), {
      written: ['.continue/mcpServers/llmstruct.yaml'],
      unchanged: paths.slice(1),
      differing: [],
      secrets: null,
    });
    assert.equal(readdirSync(home).includes('.continue'), false);
  });

  it('shows what would change in a file that exists, and merges with --replace', async () => {
    const path = '.continue/rules/llmstruct.yaml';
    mkdirSync(join(folder, '.continue/rules'), { recursive: true });
    const mine = 'name: mine\nversion: 0.0.1\nschema: v1\nrules:\n  - Use tabs # really\n';
    writeFileSync(join(folder, path), mine);
    const shown = await run();
    assert.equal(shown.code, 1);
    assert.match(shown.out, /^--- a\/\.continue\/rules\/llmstruct\.yaml\n[\s\S]*\n\+ {2}- name: llmstruct\n/);
    assert.match(shown.err, /--replace merges this into it/);
    assert.equal(read(path), mine);
    const { written, differing } = await json('--replace');
    assert.deepEqual([written, differing], [[path], []]);
    assert.ok(read(path).startsWith(mine));
    assert.match(read(path), /rule: "Отвечай по-русски"/);
  });

  it('changes no file at all where one is no YAML that can be merged into', async () => {
    const path = '.continue/rules/llmstruct.yaml';
    mkdirSync(join(folder, '.continue/rules'), { recursive: true });
    for (const mine of ['rules:\n  - precious\n\t- x\n', 'rules: []\nrules: [precious]\n', '- precious\n']) {
      writeFileSync(join(folder, path), mine);
      const refused = await run('--replace');
      assert.deepEqual([refused.code, read(path)], [2, mine]);
      assert.match(refused.err, /rules\/llmstruct\.yaml is not one YAML map without errors,.* nothing was changed/);
      assert.deepEqual(readdirSync(join(folder, '.continue')), ['rules']);
    }
  });

  it('writes through no link that leads out of the folder, wherever it stands', async function () {
    if (process.platform === 'win32') return this.skip();
    mkdirSync(join(folder, '.continue'));
    for (const [link, target] of [
      ['.continue/models', home],
      ['.continue/models', join(home, 'nowhere')],
    ] as const) {
      symlinkSync(target, join(folder, link));
      const { code, err } = await run();
      assert.deepEqual([code, readdirSync(home)], [2, []]);
      assert.match(err, /\.continue\/models\/llmstruct\.yaml lies outside the workspace/);
      assert.deepEqual(readdirSync(join(folder, '.continue')), ['models'], 'nothing else is written either');
      rmSync(join(folder, link));
    }
  });

  it('writes address and token, those of the next serve, into one file that only its owner reads', async () => {
    mkdirSync(join(home, '.continue'));
    const file = join(home, '.continue/.env');
    writeFileSync(file, 'OPENAI_API_KEY=sk-mine\n', { mode: 0o644 });
    assert.equal((await json('--secrets')).secrets, file);
    const text = readFileSync(file, 'utf8');
    assert.match(text, /^OPENAI_API_KEY=sk-mine\nLLMSTRUCT_URL=http:\/\/127\.0\.0\.1:\d+\nLLMSTRUCT_TOKEN=[\w-]{43}\n/);
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
    const state = JSON.parse(readFileSync(join(home, 'state/llmstruct/server.json'), 'utf8')) as { token: string };
    assert.ok(text.includes(state.token));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
    for (const entry of files.filter((each) => each.isFile() && !each.name.endsWith('.db'))) {
      assert.ok(!readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(state.token), entry.name);
    }
  });

  it('merges into config.json of an older Continue, and leaves one alone that it cannot read', async () => {
    const file = join(home, '.continue/config.json');
    assert.deepEqual((await json('--older')).written, [file]);
    assert.deepEqual((await json('--older')).unchanged, [file]);
    writeFileSync(file, '{ "models": [ // broken');
    const broken = await run('--older', '--replace');
    assert.deepEqual([broken.code, readFileSync(file, 'utf8')], [2, '{ "models": [ // broken']);
    assert.match(broken.err, /no JSON object/);
  });

  it('made this repository’s own .continue', async () => {
    const { out, code } = await runBuilt(['continue', 'export', '--no-http', '--json'], {
      cwd: projectRoot,
      environment: environment(),
    });
    assert.equal(code, 0, out);
    assert.deepEqual((JSON.parse(out) as Exported).written, []);
  });
});
