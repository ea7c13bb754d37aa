import { lookup } from 'node:dns/promises';
import { isLlmstructError, LlmstructError } from '../../core/errors.ts';
import type { Cancellation } from '../../core/ports.ts';
import { abortable } from '../abortable.ts';
import { isNobodyThere } from '../failureSigns.ts';
import { isLoopbackName } from '../ollamaHost.ts';
import { refusalOf, ServerRefusal } from '../serverRefusal.ts';
import { createStreamingFetch, TimedOut } from '../streamingFetch.ts';
import { encodeForm, type FormField } from './encodeForm.ts';
import { AUDIO_TYPES, type Recording } from './recording.ts';

/** A server that writes down what is said. */
export interface Transcriber {
  /** `voice/grok`, `voice/openai`: for people, consents and the log of what left this machine. */
  readonly id: string;
  /** Where recordings go, without credentials. */
  readonly endpoint: string;
  /** Throws `Cancelled` only. */
  staysOnThisMachine(cancellation: Cancellation): Promise<boolean>;
  /**
   * The words of a recording. Throws `voice-unreachable`, `voice-failed`, `voice-silent` where nothing was understood, `key-refused` and
   * `Cancelled`.
   */
  transcribe(recording: Recording, cancellation: Cancellation): Promise<string>;
}

export interface TranscriberOptions {
  /**
   * `grok`: xAI's `POST /stt` (docs.x.ai, speech to text). `openai`: `POST /audio/transcriptions` as OpenAI defined it, which whisper.cpp,
   * faster-whisper and others speak.
   */
  readonly kind: 'grok' | 'openai';
  /** Where the method is below, without a slash at the end. */
  readonly baseUrl: URL;
  readonly key: string | undefined;
  /** The environment variable that holds the key, for messages. */
  readonly keyVariable: string;
  /** As the server knows it; xAI has one only. */
  readonly model: string;
  /** `ru`, `en`; absent: the server finds out. */
  readonly language?: string;
  /** Longest waits, in ms: for the connection, and for the words. */
  readonly connectMs?: number;
  readonly answerMs?: number;
}

export function createTranscriber(options: TranscriberOptions): Transcriber {
  const { kind, baseUrl, key, connectMs = 10_000, answerMs = 5 * 60_000 } = options;
  const endpoint = `${baseUrl.protocol}//${baseUrl.host}${baseUrl.pathname.replace(/\/+$/, '')}`;
  const url = `${endpoint}${kind === 'grok' ? '/stt' : '/audio/transcriptions'}`;

  async function send(recording: Recording, signal: AbortSignal): Promise<string> {
    const form = encodeForm(fieldsOf(recording, options));
    const request = createStreamingFetch({ connectMs, firstByteMs: answerMs, silenceMs: answerMs, signal });
    const response = await request(url, {
      method: 'POST',
      headers: {
        'content-type': form.type,
        accept: 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: form.body,
    });
    if (!response.ok) throw await refusalOf(response);
    return wordsIn(await response.text(), endpoint);
  }

  return {
    id: `voice/${kind}`,
    endpoint,
    async staysOnThisMachine() {
      if (kind === 'grok') return false;
      if (isLoopbackName(baseUrl.hostname)) return true;
      const addresses = await lookup(baseUrl.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
      return addresses.length > 0 && addresses.every(({ address }) => isLoopbackName(address));
    },
    transcribe: (recording, cancellation) =>
      abortable(
        cancellation,
        (signal) => send(recording, signal),
        (error) => failureOf(error, options, endpoint),
      ),
  };
}

/** xAI reads the file last: what stands behind it is not seen. `format` (punctuation, numbers) needs a language there. */
function fieldsOf({ bytes, format }: Recording, { kind, model, language }: TranscriberOptions): FormField[] {
  const spoken = language === undefined ? [] : [{ name: 'language', value: language }];
  const own =
    kind === 'grok'
      ? language === undefined
        ? []
        : [{ name: 'format', value: 'true' }]
      : [
          { name: 'model', value: model },
          { name: 'response_format', value: 'json' },
        ];
  return [...own, ...spoken, { name: 'file', fileName: `request.${format}`, type: AUDIO_TYPES[format], value: bytes }];
}

/** Throws `voice-failed` for an answer of another form, `voice-silent` for no words. */
function wordsIn(body: string, host: string): string {
  let text: unknown;
  try {
    text = (JSON.parse(body) as { readonly text?: unknown }).text;
  } catch {
    text = undefined;
  }
  if (typeof text !== 'string') throw new LlmstructError('voice-failed', { host, reason: 'its answer has no text' });
  const words = text.trim();
  // What whisper writes where nobody speaks: [BLANK_AUDIO], (music), …
  if (words === '' || /^[[(][^\])]*[\])]$/.test(words)) throw new LlmstructError('voice-silent');
  return words;
}

/** Servers quote keys in what they say. */
function failureOf(error: unknown, { kind, key, keyVariable }: TranscriberOptions, host: string): unknown {
  if (isLlmstructError(error)) return error;
  if (error instanceof TimedOut && error.phase === 'connect') return new LlmstructError('voice-unreachable', { host });
  if (isNobodyThere(error)) return new LlmstructError('voice-unreachable', { host });
  if (error instanceof ServerRefusal && (error.status === 401 || error.status === 403)) {
    return new LlmstructError('key-refused', { provider: kind, host, variable: keyVariable });
  }
  const said = error instanceof Error ? error.message : String(error);
  const reason = error instanceof TimedOut ? `nothing came for ${Math.ceil(error.ms / 1000)} s` : said;
  return new LlmstructError('voice-failed', { host, reason: key ? reason.replaceAll(key, '***') : reason });
}
