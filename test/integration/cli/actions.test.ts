import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltOptions, type BuiltRun, runBuilt } from './builtCli.ts';

const SHOP =
  'def total(lines):\n    t = 0\n    for l in lines:\n        t += l\n    return t\n\n\ndef first(lines):\n    x = lines[0]\n    return x\n';
const TOTAL = '```python\ndef total(lines):\n    return sum(lines)\n```\n';
const FIRST = '```python\ndef first(lines):\n    return lines[0]\n```\n';
const TEST = '```python\nfrom shop import total\n\n\ndef test_total():\n    assert total([1, 2]) == 3\n```\n';

interface Document {
  readonly status: string;
  readonly target: string;
  readonly diff: string;
  readonly text?: string;
  readonly error?: { readonly code: string };
}

describe('actions of llmstruct improve against a scripted Ollama', function () {
  this.timeout(120_000);
  let folder: string;
  let ollama: ScriptedOllama;
  const at = (path: string): string => join(folder, path);
  const improve = (args: readonly string[], options: Partial<BuiltOptions> = {}): Promise<BuiltRun> =>
    runBuilt(['improve', ...args], { cwd: folder, environment: { OLLAMA_HOST: ollama.url }, ...options });
  /** The last message of the last request. */
  const asked = (): string => ollama.chats.at(-1)!.messages!.at(-1)!.content;

  before(async () => {
    ollama = await startScriptedOllama();
  });
  after(() => ollama.close());
  beforeEach(() => {
    ollama.reset();
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-actions-'));
    writeFileSync(at('shop.py'), SHOP);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('explains in words and changes nothing', async () => {
    ollama.play({ chat: '<think>hm</think>It adds the lines.' });
    const { code, out, err, json } = await improve(['shop.py#total', '--action', 'explain', '--apply', '--json']);
    assert.equal(code, 0, err);
    assertValid('improve', json);
    const { status, text, diff } = json as Document;
    assert.deepEqual([status, text, diff], ['explained', 'It adds the lines.', '']);
    assert.ok(out.length > 0);
    assert.equal(readFileSync(at('shop.py'), 'utf8'), SHOP);
    const plain = await improve(['shop.py#total', '--action', 'explain'], {
      environment: { OLLAMA_HOST: ollama.url, LLMSTRUCT_LANG: 'ru' },
    });
    assert.equal(plain.out, 'It adds the lines.\n');
    assert.match(asked(), /Answer in Russian\.$/);
  });

  it('tells fix what the parser and the given tool report of the target', async () => {
    writeFileSync(at('shop.py'), SHOP.replace('lines:\n', 'lines\n'));
    ollama.play({ chat: TOTAL });
    const report = 'shop.py:4:9: F821 undefined name t\nshop.py:9:5: F841 x is never used\n';
    const { code, err } = await improve(['shop.py#total', '--action', 'fix', '--problems', '-'], { input: report });
    assert.equal(code, 0, err);
    assert.match(
      asked(),
      /Reported problems:\n- Line 3, `for l in lines`: syntax error: .*\n- Line 4, `t \+= l`: F821 undefined name t\n/,
    );
    assert.equal(asked().includes('F841'), false);
  });

  it('makes a new test file, which git takes, and adds the next test to it', async () => {
    ollama.play({ chat: TEST });
    const first = await improve(['shop.py#total', '--action', 'write-test', '--json']);
    assert.equal(first.code, 0, first.err);
    assertValid('improve', first.json);
    assert.equal(existsSync(at('tests')), false);
    const { diff } = first.json as Document;
    assert.match(diff, /^--- \/dev\/null\n\+\+\+ b\/tests\/test_shop\.py\n@@ -0,0 \+1,5 @@\n/);
    execFileSync('git', ['apply', '-'], { cwd: folder, input: diff });
    const made = readFileSync(at('tests/test_shop.py'), 'utf8');
    assert.equal(made, 'from shop import total\n\n\ndef test_total():\n    assert total([1, 2]) == 3\n');

    ollama.play({ chat: TEST.replace('test_total', 'test_total_of_nothing').replace('[1, 2]) == 3', '[]) == 0') });
    const second = await improve(['shop.py#total', '--action', 'write-test', '--apply', '--json']);
    assert.equal((second.json as Document).status, 'applied', second.err);
    assert.match(asked(), /a file that is there: write new tests only/);
    const added = '\n\ndef test_total_of_nothing():\n    assert total([]) == 0\n';
    assert.equal(readFileSync(at('tests/test_shop.py'), 'utf8'), made + added);
  });

  it('overwrites nothing and leaves the workspace by no link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-elsewhere-'));
    try {
      symlinkSync(elsewhere, at('tests'));
      ollama.play({ chat: TEST });
      const { code, json } = await improve(['shop.py#total', '--action', 'write-test', '--apply', '--json']);
      assert.equal(code, 2);
      assert.deepEqual(
        [(json as Document).status, (json as Document).error?.code],
        ['failed', 'file-outside-workspace'],
      );
      assert.equal(existsSync(join(elsewhere, 'test_shop.py')), false);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
    rmSync(at('tests'));
    mkdirSync(at('tests'));
    writeFileSync(at('.gitignore'), 'tests\n');
    writeFileSync(at('tests/test_shop.py'), 'kept = 1\n');
    const { code, err } = await improve(['shop.py#total', '--action', 'write-test', '--apply']);
    assert.equal(code, 0, err);
    assert.equal(readFileSync(at('tests/test_shop.py'), 'utf8'), 'kept = 1\n');
    assert.equal(existsSync(at('tests/test_shopTotal.py')), true);
  });

  it('asks for several targets, each on its own, and applies one after the other', async () => {
    ollama.play({
      chat: [
        { when: 'def total', text: TOTAL },
        { when: 'def first', text: FIRST },
      ],
    });
    const { code, json, err } = await improve(['shop.py', '--apply', '--json']);
    assert.equal(code, 0, err);
    assertValid('improveQueue', json);
    const { results } = json as { results: readonly Document[] };
    assert.deepEqual(
      results.map(({ status, target }) => [status, target]),
      [
        ['applied', 'shop.py#total'],
        ['applied', 'shop.py#first'],
      ],
    );
    const expected = 'def total(lines):\n    return sum(lines)\n\n\ndef first(lines):\n    return lines[0]\n';
    assert.equal(readFileSync(at('shop.py'), 'utf8'), expected);
    assert.match(err, /\[1\/2\] Written/);
  });

  it('goes on after a refused answer, and stops where nobody answers', async () => {
    ollama.play({
      chat: [
        { when: 'def total', text: 'no' },
        { when: 'def first', text: FIRST },
      ],
    });
    const refused = await improve(['shop.py#total', 'shop.py#first', '--json']);
    assert.equal(refused.code, 1);
    const { results } = refused.json as { results: readonly Document[] };
    assert.deepEqual(
      results.map(({ status }) => status),
      ['refused', 'suggested'],
    );
    const dead = await improve(['shop.py', '--json'], { environment: { OLLAMA_HOST: 'http://127.0.0.1:9' } });
    assert.equal(dead.code, 3);
    assertValid('improveQueue', dead.json);
    assert.deepEqual((dead.json as { notAsked: readonly string[] }).notAsked, ['shop.py#first']);
  });

  it('says what is wrong with a prompt of the user’s own', async () => {
    mkdirSync(at('llmstruct/prompts'), { recursive: true });
    writeFileSync(at('llmstruct/prompts/better.md'), 'Polish {{nmae}}.');
    const { code, json, err } = await improve(['shop.py#total', '--json']);
    assert.equal(code, 2);
    assertValid('error', json);
    assert.match(err, /llmstruct\/prompts\/better\.md:1/);
    writeFileSync(at('llmstruct/prompts/better.md'), 'Polish {{name}}.');
    ollama.play({ chat: TOTAL });
    assert.equal((await improve(['shop.py#total'])).code, 0);
    assert.match(asked(), /\nPolish total\.$/);
  });
});
