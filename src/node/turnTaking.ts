import type { TakeTurn } from '../core/ports.ts';

/**
 * Keeps a thread that does synchronous file work answering messages: whoever awaits `takeTurn` between two steps lets timers
 * and messages in when the steps since the last turn took longer than `holdMs`.
 */
export function createTurnTaking(holdMs = 8): TakeTurn {
  let turnBegan = performance.now();
  let nextTurn: Promise<void> | undefined;
  return async () => {
    while (performance.now() - turnBegan > holdMs) {
      nextTurn ??= new Promise<void>((resolve) => {
        setImmediate(() => {
          turnBegan = performance.now();
          nextTurn = undefined;
          resolve();
        });
      });
      await nextTurn;
    }
  };
}
