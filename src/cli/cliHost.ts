import type { Readable, Writable } from 'node:stream';
import type { Cancellation, Clock, Log, WallClock } from '../core/ports.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { CircuitBreaker } from '../llm/circuitBreaker.ts';
import type { OrderedModels } from '../llm/modelsFromOrder.ts';
import type { TrialStore } from '../llm/trialStore.ts';

/** A stream that people or programs read. */
export interface TextOutput {
  write(text: string): void;
  /** Whether a person watches it in a terminal. */
  readonly terminal: boolean;
}

/** What the command line asks of the process it runs in; `main.ts` gives the real one, tests a stand-in. */
export interface CliHost {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the current folder. */
  readonly folder: string;
  readonly version: string;
  /** Where the program and what it ships with lie. */
  readonly bundleFolder: string;
  /** Data only. */
  readonly out: TextOutput;
  /** Everything else. */
  readonly err: TextOutput;
  readonly clock: Clock;
  readonly now: WallClock;
  /** Set off by the first Ctrl-C. */
  readonly cancellation: Cancellation;
  readInput(): Promise<string>;
  /** Ends the process when all is written, after `ms` all the same: a pipe that nobody reads is full for ever. */
  endWithin(ms: number): void;
  /** Standard input and output themselves, for a command that speaks a protocol. */
  readonly streams: { readonly input: Readable; readonly output: Writable };
  /**
   * `jobs`: how many files to parse at once, undefined for what the machine can do. `storage`: the folder of the stores in place of
   * `.llmstruct` in the root.
   */
  openIndex(root: string, log: Log, jobs: number | undefined, storage?: string): WorkspaceIndex;
  /** An index that knows nothing of earlier runs and leaves nothing behind. */
  openCleanIndex(root: string, log: Log): WorkspaceIndex;
  /** Servers that did not answer this process. */
  readonly circuit: CircuitBreaker;
  /** What came out when models were tried, kept for the user. */
  readonly trials: TrialStore;
  /** The models that `order` (`provider/model`, …) names, and why some of them cannot be asked. */
  models(order: readonly string[], log: Log): OrderedModels;
}
