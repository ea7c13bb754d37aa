import { Cancelled } from '../core/errors.ts';
import type { Cancellation } from '../core/ports.ts';

/**
 * Runs `work` with a signal that a cancellation pulls at any time. What it throws then is `Cancelled`, else what `failureOf` makes of it.
 * Whatever it left open is ended with it.
 */
export async function abortable<Result>(
  cancellation: Cancellation,
  work: (signal: AbortSignal) => Promise<Result>,
  failureOf: (error: unknown) => unknown,
): Promise<Result> {
  if (cancellation.cancelled) throw new Cancelled();
  const abort = new AbortController();
  const stopListening = cancellation.onCancel(() => abort.abort());
  try {
    return await work(abort.signal);
  } catch (error) {
    if (cancellation.cancelled) throw new Cancelled();
    throw await failureOf(error);
  } finally {
    stopListening();
    abort.abort();
  }
}
