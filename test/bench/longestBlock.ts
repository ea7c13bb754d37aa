import { monitorEventLoopDelay } from 'node:perf_hooks';
import { threadCpuUsage } from 'node:process';

const RESOLUTION = 1; // ms

/** The longest time in which a thread could not answer, in ms. */
export interface LongestBlock {
  /** By the clock: also while other threads and programs had all cores. */
  readonly clock: number;
  /** Of the thread's own work between two looks, as the system counts it. */
  readonly own: number;
}

/** Watches this thread, which asks for the index as the editor's does, until the result is asked for. */
export function watchThread(): () => LongestBlock {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  let [last, own] = [cpu(), 0];
  const looks = setInterval(() => {
    const now = cpu();
    own = Math.max(own, now - last);
    last = now;
  }, RESOLUTION);
  return () => {
    clearInterval(looks);
    delays.disable();
    return { clock: Math.max(0, delays.max / 1e6 - RESOLUTION), own: Math.max(own, cpu() - last) };
  };
}

/** The longer of two, each by itself. */
export function longest(a: LongestBlock, b: LongestBlock): LongestBlock {
  return { clock: Math.max(a.clock, b.clock), own: Math.max(a.own, b.own) };
}

function cpu(): number {
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
}
