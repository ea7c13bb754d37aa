import { cpus, freemem, totalmem } from 'node:os';
import type { MachineUse } from '../core/usage/usageRecord.ts';

/** Begins to watch the machine; call what it gives at the end. */
export function watchMachine(): () => MachineUse {
  const before = processorTimes();
  return () => {
    const after = processorTimes();
    const all = after.all - before.all;
    const share = all <= 0 ? 0 : (after.busy - before.busy) / all;
    return { processorShare: Math.round(share * 1000) / 1000, memoryBytes: totalmem() - freemem() };
  };
}

/** Of all processors since the machine started, in ms. */
function processorTimes(): { readonly busy: number; readonly all: number } {
  let busy = 0;
  let all = 0;
  for (const { times } of cpus()) {
    const sum = times.user + times.nice + times.sys + times.idle + times.irq;
    all += sum;
    busy += sum - times.idle;
  }
  return { busy, all };
}
