import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION = 1; // ms

/** Watches this thread, which asks for the index as the editor's does; the result is the longest time it could not answer, in ms. */
export function watchThread(): () => number {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  return () => {
    delays.disable();
    return Math.max(0, delays.max / 1e6 - RESOLUTION);
  };
}
