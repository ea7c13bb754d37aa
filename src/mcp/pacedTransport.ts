import type { Readable } from 'node:stream';
import type {
  JSONRPCMessage,
  JSONRPCRequest,
  RequestId,
  Transport,
  TransportSendOptions,
} from '@modelcontextprotocol/server';

/** Requests that are worked on at once, each counted until the client's pipe has taken its answer. */
const MOST_AT_ONCE = 8;
/** Requests that wait for their turn; no more is read then. */
const MOST_WAITING = 256;

/**
 * A transport that takes no more requests than its client takes answers: else each answer to one that has stopped reading would lie in memory. What
 * is no request passes at once, since a request may wait for it: the client's answer to a question of ours, or a cancellation.
 */
export class PacedTransport implements Transport {
  onclose?: Transport['onclose'];
  onerror?: Transport['onerror'];
  onmessage?: Transport['onmessage'];
  readonly #wire: Transport;
  readonly #input: Readable;
  readonly #answering = new Set<RequestId>();
  /** Our own requests: what waits for a person must not keep others from their turn. */
  readonly #asked = new Set<RequestId>();
  #waiting: JSONRPCRequest[] = [];
  #closed = false;

  /** `input` is what the wire reads, which must be so that its `send` ends when the client has taken the message. */
  constructor(wire: Transport, input: Readable) {
    this.#wire = wire;
    this.#input = input;
  }

  async start(): Promise<void> {
    this.#wire.onclose = () => {
      this.#closed = true;
      this.#waiting = [];
      this.onclose?.();
    };
    this.#wire.onerror = (error) => this.onerror?.(error);
    this.#wire.onmessage = (message) => this.#receive(message);
    await this.#wire.start();
  }

  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if (isRequest(message)) this.#asked.add(message.id);
    try {
      await this.#wire.send(message, options);
    } finally {
      if (!('method' in message) && message.id !== undefined) this.#finish(message.id);
    }
  }

  close(): Promise<void> {
    return this.#wire.close();
  }

  #receive(message: JSONRPCMessage): void {
    if (isRequest(message) && isAnswered(message)) {
      this.#waiting.push(message);
      if (this.#waiting.length >= MOST_WAITING) this.#input.pause();
      this.#takeNext();
      return;
    }
    if (!('method' in message) && message.id !== undefined) this.#asked.delete(message.id);
    const cancelled = cancelledBy(message);
    const waiting = this.#waiting.findIndex(({ id }) => id === cancelled);
    // Nobody has heard of it yet, and nobody wants its answer.
    if (waiting >= 0) this.#waiting.splice(waiting, 1);
    else this.onmessage?.(message);
    // A request that was cancelled gets no answer.
    if (cancelled !== undefined) this.#finish(cancelled);
  }

  #finish(id: RequestId): void {
    this.#answering.delete(id);
    this.#takeNext();
  }

  #takeNext(): void {
    while (!this.#closed && this.#answering.size < MOST_AT_ONCE + this.#asked.size) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#answering.add(next.id);
      this.onmessage?.(next);
    }
    if (!this.#closed && this.#input.isPaused() && this.#waiting.length < MOST_WAITING) this.#input.resume();
  }
}

function isRequest(message: JSONRPCMessage): message is JSONRPCRequest {
  return 'method' in message && 'id' in message;
}

/** A subscription lasts as long as the connection: it has no answer to wait for. */
function isAnswered({ method }: JSONRPCRequest): boolean {
  return method !== 'subscriptions/listen';
}

function cancelledBy(message: JSONRPCMessage): RequestId | undefined {
  if (!('method' in message) || message.method !== 'notifications/cancelled') return undefined;
  const id: unknown = message.params?.['requestId'];
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
