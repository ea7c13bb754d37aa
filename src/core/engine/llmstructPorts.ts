import type { UpdatePorts } from '../indexing/updateIndex.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { CommitFiles, DepartureStore, History, Log, ReceiptStore, UsageStore, WallClock } from '../ports.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/** What the engine asks of the world. */
export interface LlmstructPorts extends Omit<UpdatePorts, 'metrics'> {
  readonly parser: SourceParser;
  readonly receipts: ReceiptStore;
  readonly usage: UsageStore;
  readonly departures: DepartureStore;
  readonly history: History;
  readonly now: WallClock;
  /** `FACTS_VERSION`. */
  readonly engine: number;
  /** The files as a commit has them, by its id. */
  readonly filesOf: (commit: string) => CommitFiles;
  readonly tasks: TaskStore;
  readonly log: Log;
}
