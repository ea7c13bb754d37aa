import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { type ScriptedTranscriber, startScriptedTranscriber, VOICE_KEY } from '../../servers/scriptedTranscriber.ts';
import { waveOf } from '../../servers/waveOf.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltRun, runBuilt } from './builtCli.ts';

const SHOP = 'def total(lines):\n    t = 0\n    for l in lines:\n        t += l\n    return t\n';
const TOTAL = '```python\ndef total(lines):\n    return sum(lines)\n```\n';

describe('llmstruct ask --audio', function () {
  this.timeout(120_000);
  let folder: string;
  let ollama: ScriptedOllama;
  let voice: ScriptedTranscriber;
  const ask = (args: readonly string[], environment: Record<string, string> = {}): Promise<BuiltRun> =>
    runBuilt(['ask', ...args], { cwd: folder, environment: { OLLAMA_HOST: ollama.url, ...environment } });

  before(async () => {
    [ollama, voice] = [await startScriptedOllama(), await startScriptedTranscriber()];
  });
  after(() => Promise.all([ollama.close(), voice.close()]));
  beforeEach(() => {
    ollama.reset();
    ollama.play({ chat: TOTAL });
    voice.play({ text: 'Сделай total проще.' });
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-voice-'));
    writeFileSync(join(folder, 'shop.py'), SHOP);
    writeFileSync(join(folder, 'say.wav'), waveOf(2));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('understands a recording by a server of this machine, and goes on as with words', async () => {
    const { code, json, err } = await ask(['--audio', 'say.wav', '--json'], { LLMSTRUCT_VOICE_URL: voice.url });
    assert.equal(code, 0, err);
    assertValid('ask', json);
    const { heard, action, targets } = json as { heard: string; action: string; targets: { id: string }[] };
    assert.deepEqual(
      [heard, action, targets.map(({ id }) => id)],
      ['Сделай total проще.', 'simplify', ['shop.py#total']],
    );
    assert.match(err, /Understood: Сделай total проще\./);
    assert.equal(voice.heard[0]?.wave?.seconds, 2);
    assert.deepEqual(readdirSync(folder).sort(), ['.llmstruct', 'say.wav', 'shop.py']);
  });

  it('asks xAI only with --allow-cloud, and says what left', async () => {
    const xai = { XAI_API_KEY: VOICE_KEY, XAI_BASE_URL: voice.url };
    const refused = await ask(['--audio', 'say.wav', '--json'], xai);
    assert.equal(refused.code, 2);
    assertValid('error', refused.json);
    assert.match(refused.err, /The recording was not sent to .*\n {2}Allow it \(--allow-cloud/);
    assert.equal(voice.heard.length, 0);
    const { code, err } = await ask(['in shop.py:', '--audio', 'say.wav', '--allow-cloud'], xai);
    assert.equal(code, 0, err);
    const egress = await runBuilt(['egress', '--json'], { cwd: folder });
    assert.match(egress.out, /"model": "voice\/grok"/);
    assert.match(egress.out, new RegExp(`"bytes": ${waveOf(2).length}`));
  });

  it('says what is wrong: no server, no file, no sound, silence, a server that is down', async () => {
    const whisper = { LLMSTRUCT_VOICE_URL: voice.url };
    writeFileSync(join(folder, 'quiet.wav'), waveOf(2, { loudness: 0 }));
    const cases: readonly (readonly [file: string, environment: Record<string, string>, code: number, text: RegExp])[] =
      [
        ['say.wav', {}, 2, /Nobody is there to write down what is said/],
        ['no.wav', whisper, 2, /no\.wav cannot be read: it is not there \(ENOENT\)/],
        ['.', whisper, 2, /cannot be read: it is a folder \(EISDIR\)/],
        ['shop.py', whisper, 2, /That is no recording/],
        ['quiet.wav', whisper, 2, /Nothing was understood/],
        ['say.wav', { LLMSTRUCT_VOICE_URL: 'http://127.0.0.1:9/v1' }, 3, /No server for recordings answers/],
      ];
    for (const [file, environment, code, text] of cases) {
      const run = await ask(['--audio', file], environment);
      assert.deepEqual([run.code, text.test(run.err)], [code, true], `${file}: ${run.err}`);
    }
    assert.equal((await ask([' '])).code, 2);
    assert.equal(voice.heard.length, 0);
  });
});
