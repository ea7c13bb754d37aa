import type { CommonOptions } from './options.ts';

/** The options of `context`, as commander gives them. */
export interface ContextOptions extends CommonOptions {
  readonly budget?: string;
  readonly budgets?: string;
  readonly fill?: string;
  readonly batch?: string;
  readonly query?: string;
  readonly receipt?: boolean;
  readonly prompt?: boolean;
}
