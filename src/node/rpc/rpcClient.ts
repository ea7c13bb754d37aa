import { Cancelled } from '../../core/errors.ts';
import type { Cancellation, Log } from '../../core/ports.ts';
import { unpackError } from './packedError.ts';
import type { MessageEnd, RpcApi, ToClient, ToServer } from './rpcMessages.ts';

export interface CallOptions<Progress> {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Rejects the call at once; the server is told and may still finish what it has begun. */
  readonly cancellation?: Cancellation | undefined;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
}

/** Calls the methods of an `RpcServer` at the other end. */
export class RpcClient<Api extends RpcApi<Api>> {
  readonly #end: MessageEnd<ToClient, ToServer>;
  readonly #log: Log;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(end: MessageEnd<ToClient, ToServer>, log: Log) {
    this.#end = end;
    this.#log = log;
    end.on('message', (message) => this.#receive(message));
  }

  /** Whether an answer is awaited. */
  get busy(): boolean {
    return this.#pending.size > 0;
  }

  /** Rejects with `LlmstructError`, `Cancelled`, or what `failAll` was given. */
  call<Method extends keyof Api & string>(
    method: Method,
    argument: Api[Method]['argument'],
    options: CallOptions<Api[Method]['progress']> = {},
  ): Promise<Api[Method]['result']> {
    const { cancellation, onProgress } = options;
    if (cancellation?.cancelled) return Promise.reject(new Cancelled());
    const id = ++this.#lastId;
    const answer = this.#ask({ kind: 'call', id, method, argument }, onProgress as Pending['onProgress']);
    const stopListening = cancellation?.onCancel(() => {
      this.#end.postMessage({ kind: 'cancel', id });
      this.#settle(id)?.reject(new Cancelled());
    });
    return answer.finally(stopListening) as Promise<Api[Method]['result']>;
  }

  /** Resolves when the server has ended all it had begun. It answers no call after this. */
  async close(): Promise<void> {
    await this.#ask({ kind: 'close', id: ++this.#lastId });
  }

  /** Rejects every pending call: nobody will answer. */
  failAll(error: Error): void {
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error);
  }

  #ask(message: ToServer, onProgress?: Pending['onProgress']): Promise<unknown> {
    return new Promise<unknown>((resolve, reject) => {
      this.#end.postMessage(message); // Throws, and so rejects, when the argument cannot be cloned.
      this.#pending.set(message.id, { resolve, reject, onProgress });
    });
  }

  #receive(message: ToClient): void {
    switch (message.kind) {
      case 'result':
        this.#settle(message.id)?.resolve(message.value);
        break;
      case 'failure':
        this.#settle(message.id)?.reject(unpackError(message.error));
        break;
      case 'progress':
        this.#pending.get(message.id)?.onProgress?.(message.value as never);
        break;
      case 'log':
        this.#log.write(message.level, message.message);
        break;
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }
}
