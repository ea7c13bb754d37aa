import { Cancelled } from '../core/errors.ts';
import type { Cancellation } from '../core/ports.ts';

/** Resolves after `ms`; throws `Cancelled` at a cancellation. */
export function pause(ms: number, cancellation: Cancellation): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stopListening();
      resolve();
    }, ms);
    const stopListening = cancellation.onCancel(() => {
      clearTimeout(timer);
      reject(new Cancelled());
    });
  });
}
