// Anthropic's `/v1/messages`, streamed, saying what a test tells it to: real HTTP on 127.0.0.1, events in the shapes of the published
// reference (Messages streaming, Errors).
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedMessage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Type and words of an error; with status 200 it comes inside the stream, behind the text. */
  readonly error?: { readonly type: string; readonly message: string };
  readonly chunks?: readonly string[];
  readonly stop?: string | null;
  readonly usage?: Readonly<Record<string, number>>;
  /** The stream ends behind the text. */
  readonly ends?: boolean;
  readonly hang?: boolean;
}

export interface ScriptedAnthropic {
  readonly url: string;
  readonly requests: readonly {
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: object;
  }[];
  play(message: ScriptedMessage): void;
  close(): Promise<void>;
}

export async function startScriptedAnthropic(): Promise<ScriptedAnthropic> {
  let script: ScriptedMessage = {};
  let requests: { path: string; headers: IncomingMessage['headers']; body: object }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text) as object });
      const { status = 200, headers = {}, hang } = script;
      if (hang) return;
      const type = status === 200 ? 'text/event-stream' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(status === 200 ? stream(script) : JSON.stringify({ type: 'error', error: script.error }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return requests;
    },
    play(message) {
      script = message;
      requests = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function stream({
  chunks = ['OK'],
  stop = 'end_turn',
  usage = { input_tokens: 25 },
  error,
  ends,
}: ScriptedMessage): string {
  const event = (type: string, fields: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null };
  return [
    event('message_start', { message: { ...message, stop_sequence: null, usage: { output_tokens: 1, ...usage } } }),
    event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    event('ping', {}),
    ...chunks.map((text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } })),
    ...(error === undefined ? [] : [event('error', { error })]),
    ...(ends || error !== undefined
      ? []
      : [
          event('content_block_stop', { index: 0 }),
          event('message_delta', { delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: 7 } }),
          event('message_stop', {}),
        ]),
  ].join('');
}
