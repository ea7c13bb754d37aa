import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltOptions, type BuiltRun, runBuilt } from './builtCli.ts';

const SHOP =
  'def total(lines):\n    t = 0\n    for l in lines:\n        t += l\n    return t\n\n\ndef first_line(lines):\n    x = lines[0]\n    return x\n';
const TOTAL = '```python\ndef total(lines):\n    return sum(lines)\n```\n';
const FIRST = '```python\ndef first_line(lines):\n    return lines[0]\n```\n';

interface Document {
  readonly kind: string;
  readonly action: string;
  readonly targets: readonly { readonly id: string; readonly why: string }[];
  readonly candidates?: readonly { readonly id: string }[];
  readonly results?: readonly { readonly status: string; readonly text?: string }[];
  readonly text?: string;
}

describe('llmstruct ask against a scripted Ollama', function () {
  this.timeout(120_000);
  let folder: string;
  let ollama: ScriptedOllama;
  const file = (): string => join(folder, 'shop.py');
  const ask = (args: readonly string[], options: Partial<BuiltOptions> = {}): Promise<BuiltRun> =>
    runBuilt(['ask', ...args], { cwd: folder, environment: { OLLAMA_HOST: ollama.url }, ...options });
  const asked = (): string => ollama.chats.at(-1)!.messages!.at(-1)!.content;

  before(async () => {
    ollama = await startScriptedOllama();
  });
  after(() => ollama.close());
  beforeEach(() => {
    ollama.reset();
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-ask-'));
    writeFileSync(file(), SHOP);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds what is named, says why, and changes it like any other action', async () => {
    ollama.play({ chat: FIRST });
    const { code, json, err } = await ask(['упрости', 'first_line', '--apply', '--json']);
    assert.equal(code, 0, err);
    assertValid('ask', json);
    const { kind, action, targets, results } = json as Document;
    assert.deepEqual([kind, action, targets], ['change', 'simplify', [{ id: 'shop.py#first_line', why: 'named' }]]);
    assert.equal(results?.[0]?.status, 'applied');
    assert.equal(readFileSync(file(), 'utf8').endsWith('def first_line(lines):\n    return lines[0]\n'), true);
    assert.match(asked(), /Simplify this definition without changing what it does\.\nупрости first_line\n?$/);
    assert.match(err, /simplify: shop\.py#first_line \(it is named\)/);
  });

  it('asks what is meant where the words leave it open, and takes the answer', async () => {
    const { code, json, err } = await ask(['дружище,', 'сделай', 'код', 'крутым', '--json']);
    assert.equal(code, 2);
    assertValid('ask', json);
    const { kind, candidates } = json as Document;
    assert.equal(kind, 'unclear');
    assert.deepEqual(
      candidates?.map(({ id }) => id),
      ['shop.py#total', 'shop.py#first_line'],
    );
    assert.match(err, /--target 'shop\.py#total'/);
    assert.equal(ollama.chats.length, 0);
    ollama.play({ chat: TOTAL });
    const chosen = await ask(['дружище, сделай код крутым', '--target', 'shop.py#total']);
    assert.equal(chosen.code, 0, chosen.err);
    assert.match(chosen.out, /\+ {4}return sum\(lines\)/);
    assert.match(asked(), /Make this definition better.*\nдружище, сделай код крутым/);
  });

  it('lets a request in words change a signature, and says who is left behind', async () => {
    writeFileSync(file(), `${SHOP}\n\ndef show(lines):\n    return total(lines)\n`);
    ollama.play({ chat: '```python\ndef total(lines, tax=0):\n    return sum(lines) * (1 + tax)\n```\n' });
    const { code, json, err } = await ask(['add a parameter tax to `total`', '--json']);
    assert.equal(code, 0, err);
    assertValid('ask', json);
    assert.deepEqual((json as Document).action, 'change');
    assert.match(err, /Called by: shop\.py#show/);
  });

  it('answers a question about a definition, and one about the project, in words', async () => {
    ollama.play({ chat: 'It sums.' });
    const one = await ask(['what does `total` do?', '--json']);
    assert.equal(one.code, 0, one.err);
    assertValid('ask', one.json);
    assert.equal((one.json as Document).results?.[0]?.text, 'It sums.');
    const whole = await ask(['где складываются строки?']);
    assert.deepEqual([whole.code, whole.out], [0, 'It sums.\n']);
    assertValid('ask', (await ask(['where are lines summed?', '--json'])).json);
    const { json } = await runBuilt(['metrics', '--by', 'action', '--json'], { cwd: folder, environment: {} });
    assertValid('metrics', json);
    const { groups } = json as {
      groups: { action: string; requests: number; tokens: { out: number }; saved: object }[];
    };
    const questions = groups.find(({ action }) => action === 'ask');
    assert.deepEqual([questions?.requests, questions?.saved], [2, {}]);
    assert.ok((questions?.tokens.out ?? 0) > 0);
    assert.equal(readFileSync(file(), 'utf8'), SHOP);
  });

  it('has the exit codes of improve', async () => {
    ollama.play({ chat: 'no code' });
    assert.equal((await ask(['simplify first_line'])).code, 1);
    const dead = await ask(['simplify first_line', '--json'], { environment: { OLLAMA_HOST: 'http://127.0.0.1:9' } });
    assert.equal(dead.code, 3);
    assertValid('ask', dead.json);
    const question = await ask(['why?', '--json'], { environment: { OLLAMA_HOST: 'http://127.0.0.1:9' } });
    assert.equal(question.code, 3);
    assertValid('error', question.json);
    assert.equal((await ask([' '])).code, 2);
  });
});
