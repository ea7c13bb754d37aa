import type { Cancellation, Log } from '../../core/ports.ts';
import { type CancellationSource, createCancellation } from '../cancellation.ts';
import { packError } from './packedError.ts';
import type { MessageEnd, RpcApi, ToClient, ToServer } from './rpcMessages.ts';

/** What a handler may use besides its argument. */
export interface CallContext<Progress> {
  readonly progress: (progress: Progress) => void;
  readonly cancellation: Cancellation;
}

export type RpcHandlers<Api extends RpcApi<Api>> = {
  readonly [Method in keyof Api]: (
    argument: Api[Method]['argument'],
    context: CallContext<Api[Method]['progress']>,
  ) => Promise<Api[Method]['result']>;
};

interface RunningCall {
  readonly source: CancellationSource;
  readonly ended: Promise<void>;
}

/** Answers the calls of an `RpcClient`, each as soon as its handler is done; handlers run interleaved. */
export class RpcServer<Api extends RpcApi<Api>> {
  readonly #end: MessageEnd<ToServer, ToClient>;
  readonly #handlers: Map<string, (argument: never, context: CallContext<unknown>) => Promise<unknown>>;
  readonly #onClose: () => Promise<void>;
  readonly #running = new Map<number, RunningCall>();
  #closed = false;

  /** `onClose` frees what the handlers use, after the last of them has ended. */
  constructor(end: MessageEnd<ToServer, ToClient>, handlers: RpcHandlers<Api>, onClose: () => Promise<void>) {
    this.#end = end;
    this.#handlers = new Map(Object.entries(handlers));
    this.#onClose = onClose;
    end.on('message', (message) => this.#receive(message));
  }

  #receive(message: ToServer): void {
    switch (message.kind) {
      case 'call': {
        const source = createCancellation();
        const ended = this.#answer(message.id, (progress) =>
          this.#run(message.method, message.argument as never, { progress, cancellation: source.token }),
        );
        this.#running.set(message.id, { source, ended: ended.finally(() => this.#running.delete(message.id)) });
        break;
      }
      case 'cancel':
        this.#running.get(message.id)?.source.cancel();
        break;
      case 'close':
        void this.#answer(message.id, () => this.#close());
        break;
    }
  }

  async #run(method: string, argument: never, context: CallContext<unknown>): Promise<unknown> {
    const handler = this.#handlers.get(method);
    if (handler === undefined || this.#closed) throw new Error(this.#closed ? 'closed' : `no method ${method}`);
    return handler(argument, context);
  }

  /** Cancels what runs, but waits for its end: a write that has begun is finished. */
  async #close(): Promise<void> {
    this.#closed = true;
    const calls = [...this.#running.values()];
    for (const call of calls) call.source.cancel();
    await Promise.all(calls.map((call) => call.ended));
    await this.#onClose();
  }

  async #answer(id: number, work: (progress: (value: unknown) => void) => Promise<unknown>): Promise<void> {
    try {
      const value = await work((progress) => this.#end.postMessage({ kind: 'progress', id, value: progress }));
      this.#end.postMessage({ kind: 'result', id, value });
    } catch (error) {
      this.#end.postMessage({ kind: 'failure', id, error: packError(error) });
    }
  }
}

/** A log whose lines the client writes. */
export function createRemoteLog(end: Pick<MessageEnd<ToServer, ToClient>, 'postMessage'>): Log {
  return { write: (level, message) => end.postMessage({ kind: 'log', level, message }) };
}
