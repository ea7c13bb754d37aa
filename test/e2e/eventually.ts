import { setTimeout as delay } from 'node:timers/promises';

const pause = 100; // ms

/** Tries until `check` throws no more, and gives its result; after `patience` ms throws what it threw last. */
export async function eventually<Result>(check: () => Result | Promise<Result>, patience = 40_000): Promise<Result> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await delay(pause);
    }
  }
}
