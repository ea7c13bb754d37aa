import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy/web';

/** How often a request is made at most, and the longest wait for the next time, in s. */
const ATTEMPTS = 4;
const LONGEST_WAIT_S = 120;

/**
 * Makes requests again that Telegram puts off (429 with `retry_after`), that its servers fail at, or that the network loses. A message may so be
 * sent twice, which harms nobody: its buttons name the same proposal. Polling has its own pauses.
 */
export function patientRequests(signal: AbortSignal): Transformer {
  return async (call, method, payload, abort) => {
    if (method === 'getUpdates') return call(method, payload, abort);
    for (let attempt = 1; ; attempt++) {
      let wait = 2 ** (attempt - 1);
      try {
        const answer = await call(method, payload, abort);
        if (answer.ok || (answer.error_code !== 429 && answer.error_code < 500)) return answer;
        wait = answer.parameters?.retry_after ?? wait;
        if (attempt === ATTEMPTS || wait > LONGEST_WAIT_S) return answer;
      } catch (error) {
        if (attempt === ATTEMPTS || signal.aborted || abort?.aborted) throw error;
      }
      await sleep(wait * 1000, undefined, { signal });
    }
  };
}
