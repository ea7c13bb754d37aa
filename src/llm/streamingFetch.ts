import http from 'node:http';
import https from 'node:https';

/** What a request waits for. A server that reads a long prompt on a CPU is silent for minutes; one that is off answers never. */
export interface StreamingFetchOptions {
  /** Longest wait for the connection, TLS included, in ms. */
  readonly connectMs: number;
  /** Longest wait from the connection to the first byte of the answer's body, in ms. */
  readonly firstByteMs: number;
  /** Longest silence between two parts of the body, in ms. */
  readonly silenceMs: number;
  /** Ends the request at any time, also before the headers came. */
  readonly signal: AbortSignal;
  /** Called once when the connection stands. */
  readonly onConnected?: () => void;
}

export type WaitPhase = 'connect' | 'first-byte' | 'silence';

/** Thrown (also by the body's reader) when a wait of `StreamingFetchOptions` was over. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
  readonly phase: WaitPhase;
  readonly ms: number;

  constructor(phase: WaitPhase, ms: number) {
    super(`${phase} took longer than ${ms} ms`);
    this.phase = phase;
    this.ms = ms;
  }
}

/**
 * A `fetch` over `node:http` and `node:https` for servers whose headers come with the first token: Node's own gives up after
 * 300 s without headers. One connection per request; redirects are not followed, so a server on this machine cannot pass a
 * prompt on to another. Bodies are texts or bytes. Rejects with `TimedOut`, the signal's reason, or Node's error with its `code`.
 */
export function createStreamingFetch(options: StreamingFetchOptions): typeof fetch {
  return (input, init) =>
    new Promise<Response>((resolve, reject) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const secure = url.protocol === 'https:';
      const signal = init?.signal ? AbortSignal.any([options.signal, init.signal]) : options.signal;
      signal.throwIfAborted();

      let timer: NodeJS.Timeout | undefined;
      let failBody: (error: unknown) => void = () => {};
      const fail = (error: unknown): void => {
        reject(error);
        failBody(error);
        request.destroy();
      };
      const waitFor = (phase: WaitPhase, ms: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => fail(new TimedOut(phase, ms)), ms);
      };
      const connected = (): void => {
        waitFor('first-byte', options.firstByteMs);
        options.onConnected?.();
      };
      const aborted = (): void => fail(signal.reason);

      const request = (secure ? https : http).request(url, {
        method: init?.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init?.headers)),
        agent: false,
      });
      request.on('error', fail);
      request.once('socket', (socket) => {
        if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', connected);
        else connected();
      });
      request.once('response', (message) => {
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            // No back-pressure: a reply is bounded by its tokens, and whoever asked for it reads it.
            let open = true;
            failBody = (error) => {
              if (open) controller.error(error);
              open = false;
            };
            message.on('data', (chunk: Buffer) => {
              waitFor('silence', options.silenceMs);
              if (open) controller.enqueue(chunk);
            });
            message.once('end', () => {
              if (open) controller.close();
              open = false;
            });
            message.once('error', fail);
          },
          cancel() {
            failBody = () => {};
            request.destroy();
          },
        });
        try {
          resolve(asResponse(message, body));
        } catch (error) {
          fail(error);
        }
      });
      request.once('close', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
      });

      signal.addEventListener('abort', aborted, { once: true });
      waitFor('connect', options.connectMs);
      request.end(contentOf(init?.body));
    });
}

/** Statuses whose answers have no body; `Response` refuses one. */
const BODILESS = new Set([204, 205, 304]);

function asResponse(message: http.IncomingMessage, body: ReadableStream<Uint8Array>): Response {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return new Response(BODILESS.has(status) ? null : body, { status, statusText: message.statusMessage ?? '', headers });
}

function contentOf(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('only texts and bytes can be sent');
}
