import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TRIAL_CASES } from '../../../src/llm/trialCases.ts';
import type { TrialResult } from '../../../src/llm/trialStore.ts';
import type { ChatBody } from '../../servers/ollamaScript.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltRun, runBuilt } from './builtCli.ts';

const DEF = /^(\s*def .*:\n)/m;

/** The definition that a request shows, documented as a good model does. */
function documented({ messages = [] }: ChatBody): string {
  const [, language = '', code = ''] =
    /```(\w+)\n([\s\S]*?)\n```/.exec(messages.findLast(({ content }) => content.includes('```'))?.content ?? '') ?? [];
  const text = language === 'python' ? code.replace(DEF, '$1    """Does it."""\n') : `/** Does it. */\n${code}`;
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

describe('llmstruct models', function () {
  this.timeout(300_000); // a trial takes up to a minute of its own
  let folder: string;
  let ollama: ScriptedOllama;
  const models = (args: readonly string[], environment: Record<string, string> = {}): Promise<BuiltRun> =>
    runBuilt(['models', ...args], {
      cwd: folder,
      environment: { OLLAMA_HOST: ollama.url, XDG_DATA_HOME: join(folder, 'data'), ...environment },
    });

  before(async () => {
    ollama = await startScriptedOllama();
  });
  after(() => ollama.close());
  beforeEach(() => {
    ollama.reset();
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-models-'));
    writeFileSync(
      join(folder, 'llmstruct.toml'),
      '[model]\norder = ["ollama/qwen2.5-coder:1.5b", "ollama/big:70b", "anthropic/x", "vscode/gpt"]\n',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lists what would be asked, what is missing and what cannot be', async () => {
    ollama.play({});
    const { code, json, err } = await models(['list', '--json']);
    assert.equal(code, 0, err);
    assertValid('models', json);
    const {
      models: listed,
      unusable,
      ollama: server,
    } = json as {
      models: { model: string; state: string; windowTokens: number }[];
      unusable: { code: string }[];
      ollama: { version: string };
    };
    assert.deepEqual(
      listed.map(({ model, state, windowTokens }) => [model, state, windowTokens]),
      [
        ['ollama/qwen2.5-coder:1.5b', 'ready', 8192],
        ['ollama/big:70b', 'missing', 8192],
      ],
    );
    assert.deepEqual(
      unusable.map((problem) => problem.code),
      ['key-missing', 'provider-unavailable'],
    );
    assert.equal(server.version, '0.17.4');
    const words = await models(['list'], { LLMSTRUCT_LANG: 'ru' });
    assert.match(words.out, /qwen2\.5-coder:1\.5b .*готова/);
    assert.equal((await models(['list'], { OLLAMA_HOST: '127.0.0.1:9' })).code, 3);
  });

  it('pulls what fits this machine, once', async () => {
    ollama.play({ models: [] });
    const first = await models(['pull', '--json']);
    assert.equal(first.code, 0, first.err);
    assertValid('models', first.json);
    const { model, status } = first.json as { model: string; status: string };
    assert.deepEqual([/^ollama\/qwen2\.5-coder:/.test(model), status], [true, 'pulled']);
    const second = await models(['pull', model, '--json']);
    assert.equal((second.json as { status: string }).status, 'present');
    ollama.play({ models: [], pull: [{ error: 'no space left on device' }] });
    const failed = await models(['pull', 'big:70b']);
    assert.equal(failed.code, 3);
    assert.match(failed.err, /no space left on device/);
  });

  it('tries a good model: whole definitions, and keeps that', async () => {
    ollama.play({ chat: documented });
    const { code, json, err } = await models(['try', '--json']);
    assert.equal(code, 0, err);
    assertValid('models', json);
    // How many cases a minute allows is the machine's business; the unit test has its own clock.
    const { form, whole, sentence, cases } = json as TrialResult;
    const { asked } = whole;
    assert.deepEqual(
      [form, whole, sentence],
      ['whole', { asked, first: asked, second: asked }, { asked: 0, usable: 0 }],
    );
    assert.deepEqual([ollama.chats.length, cases], [asked, TRIAL_CASES.length]);
  });

  it('tries a tiny model: sentences, which it is asked for from then on', async () => {
    ollama.play({
      chat: ({ messages = [] }) => (messages.length > 4 ? 'returns what is asked for' : 'Sure! Here it is.'),
    });
    const { code, json, out, err } = await models(['try', 'ollama/qwen2.5-coder:1.5b', '--json']);
    assert.equal(code, 0, err);
    const { form, whole, sentence } = json as TrialResult;
    assert.deepEqual([form, whole.first, whole.second, sentence.usable], ['sentence', 0, 0, sentence.asked], out);
    writeFileSync(join(folder, 'a.py'), 'def add(a, b):\n    return a + b\n');
    const environment = { OLLAMA_HOST: ollama.url, XDG_DATA_HOME: join(folder, 'data') };
    const improve = (action: string) =>
      runBuilt(['improve', 'a.py#add', '--action', action, '--json'], { cwd: folder, environment });
    const document = await improve('document');
    assert.equal(document.code, 0, document.out);
    assert.match((document.json as { diff: string }).diff, /^\+ {4}"""Returns what is asked for\."""$/m);
    assert.equal(((await improve('better')).json as { status: string }).status, 'refused');
  });

  it('does not try what is not there', async () => {
    const { code, err } = await models(['try'], { OLLAMA_HOST: '127.0.0.1:9' });
    assert.equal(code, 3);
    assert.match(err, /127\.0\.0\.1:9/);
  });
});
