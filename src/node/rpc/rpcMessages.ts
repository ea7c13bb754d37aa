import type { LogLevel } from '../../core/ports.ts';
import type { PackedError } from './packedError.ts';

/** The methods of one side: what each takes, gives and reports meanwhile. All of it is plain data that can be cloned. */
export type RpcApi<Api> = {
  readonly [Method in keyof Api]: { readonly argument: unknown; readonly result: unknown; readonly progress: unknown };
};

export type ToServer =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly argument: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  /** The last message: what runs is cancelled and ended, then a `result` comes. */
  | { readonly kind: 'close'; readonly id: number };

export type ToClient =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: PackedError }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'log'; readonly level: LogLevel; readonly message: string };

/** One end of a pair of message ports; `Worker`, `MessagePort` and the like fit. */
export interface MessageEnd<Incoming, Outgoing> {
  postMessage(message: Outgoing): void;
  on(event: 'message', listener: (message: Incoming) => void): unknown;
}
