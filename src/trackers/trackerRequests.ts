import { LlmstructError } from '../core/errors.ts';
import type { ResponseCache } from './responseCache.ts';

export interface TrackerConnection {
  /** For people. */
  readonly place: string;
  readonly signal: AbortSignal;
  /** Answers that the server may confirm instead of sending them again. */
  readonly cache: ResponseCache;
  /** Waits, so that tests need not. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970; limits are told as a time. */
  readonly now: () => number;
}

export interface TrackerAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/** How often a request is repeated after the server asked for patience or failed. */
const ATTEMPTS = 4;
/** Longer than this nobody is kept waiting, in ms. */
const LONGEST_WAIT = 60_000;

/**
 * Sends a request until it is answered: waits as long as the server says (`Retry-After`, `X-RateLimit-Reset`, `RateLimit-Reset`), doubles its own pauses after
 * failures of the server, and words what stays wrong. Throws `tracker-limited`, `tracker-refused`, `tracker-missing`, `tracker-unreachable`,
 * `tracker-failed`, or the signal's reason.
 */
export async function askTracker(
  { place, signal, sleep, now }: TrackerConnection,
  send: () => Promise<TrackerAnswer>,
): Promise<TrackerAnswer> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    const answer = await send().catch((error: unknown) => {
      signal.throwIfAborted();
      throw new LlmstructError('tracker-unreachable', { place, reason: reasonOf(error) }, error);
    });
    const limit = limitOf(answer, now());
    if (limit === undefined && answer.status < 500) return checked(answer, place);
    const wait = limit ?? 1000 * 2 ** (attempt - 1);
    if (attempt === ATTEMPTS || wait > LONGEST_WAIT) {
      if (limit === undefined) throw new LlmstructError('tracker-failed', { place, reason: messageOf(answer) });
      throw new LlmstructError('tracker-limited', { place, seconds: Math.ceil(wait / 1000) });
    }
    await sleep(wait);
  }
}

/** How long the server wants us to wait, in ms; undefined where it does not. */
function limitOf({ status, headers }: TrackerAnswer, now: number): number | undefined {
  const left = headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'];
  const after = headers['retry-after'];
  if (status !== 429 && !(status === 403 && (after !== undefined || left === '0'))) return undefined;
  if (after !== undefined) return Math.max(1, Number(after) || 1) * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'] ?? 0);
  return Math.max(1000, reset * 1000 - now);
}

function checked(answer: TrackerAnswer, place: string): TrackerAnswer {
  const { status } = answer;
  if (status < 300 || status === 304) return answer;
  const reason = messageOf(answer);
  if (status === 401 || status === 403) throw new LlmstructError('tracker-refused', { place, reason });
  if (status === 404 || status === 410) throw new LlmstructError('tracker-missing', { place });
  throw new LlmstructError('tracker-failed', { place, reason });
}

function messageOf({ status, body }: TrackerAnswer): string {
  const said = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  return said === undefined
    ? `HTTP ${status}`
    : `HTTP ${status}: ${typeof said === 'string' ? said : JSON.stringify(said)}`;
}

/** What lies at the bottom of it: Octokit wraps the error of `fetch`, which says no more than "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
