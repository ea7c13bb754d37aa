import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { LlmstructError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { reasonOf } from '../systemErrors.ts';
import { type CallOptions, RpcClient } from './rpcClient.ts';
import type { RpcApi, ToClient, ToServer } from './rpcMessages.ts';

export interface WorkerClientOptions {
  readonly scriptPath: string;
  readonly name: string;
  readonly workerData: unknown;
  readonly resourceLimits?: ResourceLimits;
  readonly log: Log;
  /** The error that calls reject with when the worker dies or cannot be started. */
  readonly died: (reason: string) => LlmstructError;
}

interface RunningWorker<Api extends RpcApi<Api>> {
  readonly worker: Worker;
  readonly client: RpcClient<Api>;
}

/**
 * Calls methods of a worker thread that is started by the first call, and again by the first call after its death, with which
 * all pending calls reject. The worker keeps the process alive only while it owes an answer.
 */
export class WorkerClient<Api extends RpcApi<Api>> {
  readonly #options: WorkerClientOptions;
  #running: RunningWorker<Api> | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: WorkerClientOptions) {
    this.#options = options;
  }

  async call<Method extends keyof Api & string>(
    method: Method,
    argument: Api[Method]['argument'],
    options?: CallOptions<Api[Method]['progress']>,
  ): Promise<Api[Method]['result']> {
    if (this.#closing !== undefined) throw this.#options.died('it was closed');
    this.#running ??= this.#start();
    const running = this.#running;
    running.worker.ref();
    try {
      return await running.client.call(method, argument, options);
    } finally {
      if (!running.client.busy) running.worker.unref();
    }
  }

  /** Gives the worker at most `patienceMs` to end what it has begun, then ends it. Calls reject from now on; this never does. */
  close(patienceMs: number): Promise<void> {
    this.#closing ??= this.#close(patienceMs);
    return this.#closing;
  }

  async #close(patienceMs: number): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    running.worker.ref();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([running.client.close().catch(() => {}), patience]);
    clearTimeout(timer);
    this.#running = undefined;
    running.client.failAll(this.#options.died('it was closed'));
    await running.worker.terminate();
  }

  #start(): RunningWorker<Api> {
    const { scriptPath, name, workerData, resourceLimits, log, died } = this.#options;
    let worker: Worker;
    try {
      worker = new Worker(scriptPath, {
        name,
        workerData,
        ...(resourceLimits === undefined ? {} : { resourceLimits }),
      });
    } catch (error) {
      throw died(reasonOf(error));
    }
    const client = new RpcClient<Api>(
      {
        postMessage: (message: ToServer) => worker.postMessage(message),
        on: (_, listener: (message: ToClient) => void) => worker.on('message', listener),
      },
      log,
    );
    const end = (reason: string): void => {
      if (this.#running?.worker === worker) this.#running = undefined;
      client.failAll(died(reason));
    };
    worker.on('error', (error) => end(reasonOf(error)));
    worker.on('exit', (code) => end(`its thread ended with code ${code}`));
    return { worker, client };
  }
}
