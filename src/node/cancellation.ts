import type { Cancellation } from '../core/ports.ts';

/** A cancellation and the hand on its lever. */
export interface CancellationSource {
  readonly token: Cancellation;
  /** Calls every listener once; later calls do nothing. */
  cancel(): void;
}

const nothing = (): void => {};

/** Makes a cancellation that its holder can pull. Listeners must not throw. */
export function createCancellation(): CancellationSource {
  const listeners = new Set<{ readonly call: () => void }>();
  let cancelled = false;
  return {
    token: {
      get cancelled() {
        return cancelled;
      },
      onCancel(listener) {
        if (cancelled) {
          listener();
          return nothing;
        }
        const entry = { call: listener };
        listeners.add(entry);
        return () => void listeners.delete(entry);
      },
    },
    cancel() {
      if (cancelled) return;
      cancelled = true;
      const waiting = [...listeners];
      listeners.clear();
      for (const entry of waiting) entry.call();
    },
  };
}

/** A platform signal (`fetch`, SIGINT handling) as core's cancellation. */
export function fromAbortSignal(signal: AbortSignal): Cancellation {
  return {
    get cancelled() {
      return signal.aborted;
    },
    onCancel(listener) {
      if (signal.aborted) {
        listener();
        return nothing;
      }
      const onAbort = (): void => listener();
      signal.addEventListener('abort', onAbort, { once: true });
      return () => signal.removeEventListener('abort', onAbort);
    },
  };
}
