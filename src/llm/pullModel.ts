import type { ProgressResponse } from 'ollama';
import { isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { Cancellation } from '../core/ports.ts';
import { abortable } from './abortable.ts';
import { StreamFault } from './checkedLines.ts';
import { createOllamaClient } from './ollamaClient.ts';
import { ollamaFailure } from './ollamaFailures.ts';
import type { OllamaHost } from './ollamaHost.ts';

/** How far a download is. `done` and `total` in bytes, over all parts known so far; absent between downloads. */
export interface PullProgress {
  /** In the server's words: `pulling manifest`, `verifying sha256 digest`. */
  readonly status: string;
  readonly done?: number;
  readonly total?: number;
}

/** Longest silences in ms: a server that checks a large file says nothing meanwhile. */
const CONNECT_MS = 5000;
const SILENCE_MS = 10 * 60_000;

/**
 * Lets an Ollama server download a model. A cancellation ends it; what was loaded so far is kept there, and the next call goes on from it.
 * Throws `model-pull-failed` with the server's words, `model-unreachable`, or `Cancelled`.
 */
export async function pullModel(
  host: OllamaHost,
  model: string,
  onProgress: (progress: PullProgress) => void,
  cancellation: Cancellation,
): Promise<void> {
  const parts = new Map<string, { readonly done: number; readonly total: number }>();
  const work = async (signal: AbortSignal): Promise<void> => {
    const waits = { connectMs: CONNECT_MS, firstByteMs: SILENCE_MS, silenceMs: SILENCE_MS };
    const client = createOllamaClient(host, { ...waits, signal });
    let status = '';
    for await (const line of await client.pull({ model, stream: true })) {
      status = line.status;
      onProgress(progressOf(line, parts));
    }
    if (status !== 'success') throw new StreamFault('it ended before the model was there');
  };
  await abortable(cancellation, work, (error) => pullFailure(error, host, model));
}

function progressOf(
  { status, digest, completed = 0, total }: ProgressResponse,
  parts: Map<string, { readonly done: number; readonly total: number }>,
): PullProgress {
  if (!digest || !total) return { status };
  parts.set(digest, { done: completed, total });
  const sum = (field: 'done' | 'total') => [...parts.values()].reduce((bytes, part) => bytes + part[field], 0);
  return { status, done: sum('done'), total: sum('total') };
}

function pullFailure(error: unknown, host: OllamaHost, model: string): unknown {
  const failure = ollamaFailure(error, { host: host.shown, model }, false);
  if (!isLlmstructError(failure) || failure.code === 'model-unreachable') return failure;
  const reason = failure.details['reason'] ?? (error instanceof Error ? error.message : String(error));
  return new LlmstructError('model-pull-failed', { host: host.shown, model, reason }, error);
}
