import { createAnalyses } from './engine/analyses.ts';
import { createAnswers } from './engine/answers.ts';
import { createComparisons } from './engine/comparisons.ts';
import { createContexts } from './engine/contexts.ts';
import { CurrentIndex } from './engine/currentIndex.ts';
import { createGate } from './engine/gate.ts';
import type { LlmstructPorts } from './engine/llmstructPorts.ts';
import { createLookups } from './engine/lookups.ts';
import { createRecords } from './engine/records.ts';
import { createTaskDesk } from './engine/taskDesk.ts';
import { makeShard } from './indexing/shards/makeShard.ts';
import { UsageLedger } from './usage/usageLedger.ts';
import type { WorkspaceIndex } from './workspaceIndex.ts';

/** The engine of one workspace folder. Updates run one after another; queries answer from the last finished one. */
export function createLlmstruct(ports: LlmstructPorts): WorkspaceIndex {
  const ledger: UsageLedger = new UsageLedger({ ...ports, textOf: (path) => now.textOf(path) });
  const now = new CurrentIndex(ports, () => ledger.metrics());
  const contexts = createContexts(now, ports);
  const gate = createGate(now, ports.parser);
  return {
    update: (request, onProgress, cancellation) => now.update(request, onProgress, cancellation),
    ...createLookups(now, ports.parser),
    ...contexts,
    ...gate,
    ...createAnswers(now, ports, gate.check),
    ...createAnalyses(now, ports, contexts.prepareQuestion),
    ...createTaskDesk(now, ports.tasks, ports.digest, contexts.prepare),
    ...createComparisons(now, ports),
    ...createRecords(now, ledger, ports),

    shard: (request, onProgress = () => {}, cancellation) =>
      makeShard(request, ports, ports.engine, onProgress, cancellation),

    async close() {
      await now.settled();
      await ledger.settled();
    },
  };
}
