// A server that writes down what is said: xAI's `POST /v1/stt` (docs.x.ai, speech to text) and OpenAI's `POST /v1/audio/transcriptions`, as
// whisper servers speak it. It reads the form as they do, decodes the recording, and says what a test tells it to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readWave, type WaveFacts } from '../../src/llm/transcription/waveFile.ts';
import { multipartOf } from './multipart.ts';

export const VOICE_KEY = 'voice-key-0123456789';

/** A recording as it arrived. */
export interface HeardRecording {
  readonly path: string;
  readonly authorization: string | undefined;
  /** The fields before the file, in order. */
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string | undefined;
  readonly type: string | undefined;
  readonly bytes: Buffer;
  /** Of a WAV. */
  readonly wave: WaveFacts | undefined;
}

export interface ScriptedAnswer {
  readonly text?: string;
  readonly status?: number;
  /** In place of JSON. */
  readonly body?: string;
  /** Nothing is sent at all. */
  readonly hang?: true;
  readonly drop?: true;
}

export interface ScriptedTranscriber {
  /** What `LLMSTRUCT_VOICE_URL` and `XAI_BASE_URL` take: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly heard: HeardRecording[];
  /** The answers to the next requests, in order; the last one again and again. */
  play(...answers: readonly ScriptedAnswer[]): void;
  close(): Promise<void>;
}

export async function startScriptedTranscriber(): Promise<ScriptedTranscriber> {
  const heard: HeardRecording[] = [];
  let script: ScriptedAnswer[] = [];
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    const isGrok = path === '/v1/stt';
    const send = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (request.method !== 'POST' || !(isGrok || path === '/v1/audio/transcriptions')) {
      return send(404, { error: { message: 'Not Found' } });
    }
    const parts = multipartOf(Buffer.concat(chunks), request.headers['content-type'] ?? '');
    const at = parts.findIndex(({ name }) => name === 'file');
    // xAI reads fields up to the file; what stands behind it is not seen.
    const seen = isGrok ? parts.slice(0, at) : parts.filter(({ name }) => name !== 'file');
    const fields = Object.fromEntries(seen.map(({ name, bytes }) => [name, bytes.toString('utf8')]));
    const file = parts[at];
    if (file === undefined) return send(400, { error: { message: "missing 'file'" } });
    if (isGrok && at !== parts.length - 1) return send(400, { error: { message: "'file' must be the last field" } });
    if (isGrok && 'format' in fields && !('language' in fields)) {
      return send(400, { error: { message: "'format' needs 'language'" } });
    }
    if (!isGrok && !('model' in fields)) return send(422, { detail: 'field required: model' });
    const { bytes, fileName, type } = file;
    const wave = fileName?.endsWith('.wav') ? readWave(bytes) : undefined;
    heard.push({ path, authorization: request.headers.authorization, fields, fileName, type, bytes, wave });
    if (isGrok && request.headers.authorization !== `Bearer ${VOICE_KEY}`) {
      return send(401, { error: `Incorrect API key provided: ${request.headers.authorization}` });
    }
    const scripted = (script.length > 1 ? script.shift() : script[0]) ?? {};
    if (scripted.hang) return;
    if (scripted.drop) return void request.socket.destroy();
    if (scripted.body !== undefined) return void response.writeHead(scripted.status ?? 200).end(scripted.body);
    if (scripted.status !== undefined) return send(scripted.status, { error: { message: scripted.text ?? 'no' } });
    const text = scripted.text ?? 'simplify total';
    const seconds = wave?.seconds ?? 1;
    send(200, isGrok ? { text, language: fields['language'] ?? 'en', duration: seconds, words: [] } : { text });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    play(...answers) {
      script = [...answers];
      heard.splice(0);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
