import type { Clock } from '../core/ports.ts';
import { CircuitBreaker } from './circuitBreaker.ts';
import { PrefixReuse } from './prefixReuse.ts';
import { PromptCounts } from './promptCounts.ts';
import { ServerLoad } from './serverLoad.ts';

/** What a server says of a model. What is unknown is undefined. */
export interface ModelFacts {
  readonly contextTokens: number | undefined;
  readonly bytesPerToken: number | undefined;
  readonly modelBytes: number | undefined;
  readonly parameters: number | undefined;
}

export const NO_FACTS: ModelFacts = {
  contextTokens: undefined,
  bytesPerToken: undefined,
  modelBytes: undefined,
  parameters: undefined,
};

/** What a process learns of servers and models while it asks them; outlives the models, which are made anew for every request. */
export class ModelSession {
  readonly promptCounts = new PromptCounts();
  readonly prefixReuse = new PrefixReuse();
  readonly circuit: CircuitBreaker;
  readonly load: ServerLoad;
  /** The window each model was last asked to have, by its server and name. */
  readonly windows = new Map<string, number>();
  /** The same for what servers say of models. */
  readonly facts = new Map<string, ModelFacts>();

  constructor(clock?: Clock) {
    this.circuit = new CircuitBreaker(clock);
    this.load = new ServerLoad(clock);
  }
}
