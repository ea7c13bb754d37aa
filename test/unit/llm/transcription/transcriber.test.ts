import assert from 'node:assert/strict';
import { isLlmstructError } from '../../../../src/core/errors.ts';
import type { NewDeparture } from '../../../../src/core/privacy/departure.ts';
import { chooseTranscriber } from '../../../../src/llm/transcription/chooseTranscriber.ts';
import { hear } from '../../../../src/llm/transcription/hear.ts';
import { LARGEST_RECORDING, readRecording } from '../../../../src/llm/transcription/recording.ts';
import type { Transcriber } from '../../../../src/llm/transcription/transcriber.ts';
import { createCancellation } from '../../../../src/node/cancellation.ts';
import { type ScriptedTranscriber, startScriptedTranscriber, VOICE_KEY } from '../../../servers/scriptedTranscriber.ts';
import { waveOf } from '../../../servers/waveOf.ts';

const NOTHING = { model: 'whisper-1' };
const speech = () => readRecording(waveOf(2.5));

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'fine';
  } catch (error) {
    return isLlmstructError(error) ? error.code : String(error);
  }
}

describe('writing down what is said', () => {
  let server: ScriptedTranscriber;
  const { token } = createCancellation();
  const listen = (transcriber: Transcriber): Promise<string> => transcriber.transcribe(speech(), token);
  before(async () => {
    server = await startScriptedTranscriber();
  });
  after(() => server.close());
  beforeEach(() => server.play({ text: ' сделай total проще \n' }));

  it('is asked of xAI with the file last, its key, and a format only with a language', async () => {
    const variables = { XAI_API_KEY: VOICE_KEY, XAI_BASE_URL: server.url };
    assert.equal(await listen(chooseTranscriber(NOTHING, variables)), 'сделай total проще');
    assert.equal(await listen(chooseTranscriber({ ...NOTHING, language: 'ru' }, variables)), 'сделай total проще');
    assert.deepEqual(
      server.heard.map(({ path, fields, fileName, type, authorization }) => ({
        path,
        fields,
        fileName,
        type,
        authorization,
      })),
      [{}, { format: 'true', language: 'ru' }].map((fields) => ({
        ...{ path: '/v1/stt', fields, fileName: 'request.wav', type: 'audio/wav' },
        authorization: `Bearer ${VOICE_KEY}`,
      })),
    );
    assert.deepEqual(server.heard[0]?.wave, {
      rate: 16_000,
      channels: 1,
      seconds: 2.5,
      peak: server.heard[0]?.wave?.peak,
    });
  });

  it('is asked of a whisper server of this machine where one is named, key or not', async () => {
    const settings = { url: `${server.url}/`, model: 'large-v3', language: 'ru' };
    const local = chooseTranscriber(settings, { XAI_API_KEY: VOICE_KEY });
    assert.deepEqual(
      [local.id, local.endpoint, await local.staysOnThisMachine(token)],
      ['voice/openai', server.url, true],
    );
    assert.equal(await listen(local), 'сделай total проще');
    const [heard] = server.heard;
    assert.deepEqual([heard?.path, heard?.authorization], ['/v1/audio/transcriptions', undefined]);
    assert.deepEqual(heard?.fields, { model: 'large-v3', response_format: 'json', language: 'ru' });
    await listen(chooseTranscriber(NOTHING, { LLMSTRUCT_VOICE_URL: server.url, LLMSTRUCT_VOICE_KEY: 'k' }));
    assert.equal(server.heard[1]?.authorization, 'Bearer k');
  });

  it('goes elsewhere only where the user says so, and there through TLS', async () => {
    const choose = (url: string | undefined, variables: Record<string, string> = {}, own?: string) =>
      codeOf(() => chooseTranscriber(url === undefined ? NOTHING : { ...NOTHING, url }, variables, own));
    assert.equal(await choose('https://far.example/v1'), 'voice-foreign');
    assert.equal(await choose(undefined, { LLMSTRUCT_VOICE_URL: 'https://far.example/v1' }), 'fine');
    assert.equal(await choose(undefined, {}, 'https://far.example/v1'), 'fine');
    assert.equal(await choose(undefined, { LLMSTRUCT_VOICE_URL: 'http://far.example/v1' }), 'voice-unreachable');
    assert.equal(await choose('no address'), 'voice-unreachable');
    assert.equal(await choose(undefined), 'voice-unset');
  });

  it('sends no byte elsewhere before somebody agreed, and notes what goes', async () => {
    const variables = { XAI_API_KEY: VOICE_KEY, XAI_BASE_URL: server.url };
    const departures: NewDeparture[] = [];
    const note = (departure: NewDeparture) => {
      assert.equal(server.heard.length, 0);
      departures.push(departure);
      return Promise.resolve();
    };
    const ask = (agrees: boolean) =>
      hear(speech(), chooseTranscriber(NOTHING, variables), {
        mayLeave: () => Promise.resolve(agrees),
        note,
        cancellation: token,
      });
    assert.equal(await codeOf(() => ask(false)), 'voice-consent');
    assert.deepEqual([server.heard.length, departures.length], [0, 0]);
    assert.equal(await ask(true), 'сделай total проще');
    assert.deepEqual(
      departures.map(({ model, endpoint, recordingBytes }) => [model, endpoint, recordingBytes]),
      [['voice/grok', server.url, speech().bytes.length]],
    );
  });

  it('says what is wrong with the server, never the key', async () => {
    const local = () => chooseTranscriber({ ...NOTHING, url: server.url }, {}, undefined, { answerMs: 300 });
    for (const [answer, code] of [
      [{ status: 500, text: `bad ${VOICE_KEY}` }, 'voice-failed'],
      [{ status: 429 }, 'voice-failed'],
      [{ body: '<html>' }, 'voice-failed'],
      [{ body: '{"text": 3}' }, 'voice-failed'],
      [{ hang: true }, 'voice-failed'],
      [{ text: '  ' }, 'voice-silent'],
      [{ text: '[BLANK_AUDIO]' }, 'voice-silent'],
    ] as const) {
      server.play(answer);
      assert.equal(await codeOf(() => listen(local())), code, JSON.stringify(answer));
    }
    const wrongKey = chooseTranscriber(NOTHING, { XAI_API_KEY: 'other-key', XAI_BASE_URL: server.url });
    const refused: unknown = await listen(wrongKey).catch((error: unknown) => error);
    assert.equal(isLlmstructError(refused) && refused.code, 'key-refused');
    assert.ok(!String(refused).includes('other-key'));
    server.play({ status: 500, text: `bad ${VOICE_KEY}` });
    const keyed = chooseTranscriber(NOTHING, { LLMSTRUCT_VOICE_URL: server.url, LLMSTRUCT_VOICE_KEY: VOICE_KEY });
    assert.ok(!String(await listen(keyed).catch((error: unknown) => error)).includes(VOICE_KEY));
    assert.equal(
      await codeOf(() => listen(chooseTranscriber({ ...NOTHING, url: 'http://127.0.0.1:9/v1' }, {}))),
      'voice-unreachable',
    );
  });

  it('ends with the cancellation', async () => {
    server.play({ hang: true });
    const { token: cancelled, cancel } = createCancellation();
    const listening = chooseTranscriber({ ...NOTHING, url: server.url }, {}).transcribe(speech(), cancelled);
    setTimeout(cancel, 50);
    assert.match(await codeOf(() => listening), /Cancelled/);
  });
});

describe('a recording', () => {
  it('is what its first bytes say', () => {
    const format = (...head: (number | string)[]) =>
      readRecording(
        Buffer.concat([
          ...head.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))),
          Buffer.alloc(20),
        ]),
      ).format;
    assert.deepEqual(
      [
        format('OggS'),
        format('fLaC'),
        format('ID3'),
        format(0xff, 0xfb),
        format(0xff, 0xf1),
        format('\0\0\0\x20ftypM4A '),
        format('\x1aE\xdf\xa3'),
      ],
      ['ogg', 'flac', 'mp3', 'mp3', 'aac', 'mp4', 'webm'],
    );
    assert.deepEqual(readRecording(waveOf(1.25)).seconds, 1.25);
  });

  it('is refused before anything is sent where it is silent, too large, cut off or no sound', async () => {
    const read = (bytes: Uint8Array): Promise<string> => codeOf(() => readRecording(bytes));
    assert.equal(await read(waveOf(3, { loudness: 0 })), 'voice-silent');
    assert.equal(await read(waveOf(3, { loudness: 0.002, noise: true })), 'voice-silent');
    assert.equal(await read(waveOf(3, { loudness: 0.2, noise: true })), 'fine');
    assert.equal(await read(waveOf(0)), 'voice-silent');
    assert.equal(await read(waveOf(1).subarray(0, 30)), 'voice-format');
    assert.equal(await read(Buffer.from('print("no sound")')), 'voice-format');
    assert.equal(await read(new Uint8Array(0)), 'voice-format');
    assert.equal(await read(new Uint8Array(LARGEST_RECORDING + 1)), 'voice-too-large');
  });
});
