// A server that speaks OpenAI's `/chat/completions` and says what a test tells it to: real HTTP on 127.0.0.1, answers in the shapes of
// the published API reference (chat completion chunk object, error object) and of xAI's, Hugging Face's and llama.cpp's servers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer. Without `status` it is a stream. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of an answer with an error status; an object becomes JSON. */
  readonly body?: unknown;
  /** Parts of the text, each a chunk of the stream. */
  readonly chunks?: readonly string[];
  /** Tools that the model wants to be called, in place of a text. */
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: object }[];
  readonly finish?: string | null;
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number };
  /** Sent as it is in place of the end: an error event, half a line. */
  readonly tail?: string;
  /** The connection is cut behind the chunks. */
  readonly drop?: boolean;
  /** Nothing is sent at all. */
  readonly hang?: boolean;
}

export interface RecordedCompletion {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ScriptedCompatible {
  /** What `OPENAI_BASE_URL` takes: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly requests: readonly RecordedCompletion[];
  /** The answers to the next requests, in order; the last one again and again. */
  play(...answers: readonly ScriptedAnswer[]): void;
  close(): Promise<void>;
}

export async function startScriptedCompatible(): Promise<ScriptedCompatible> {
  let script: ScriptedAnswer[] = [];
  let requests: RecordedCompletion[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      requests.push({ path: request.url ?? '', headers: request.headers, body });
      answer(response, (script.length > 1 ? script.shift() : script[0]) ?? {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    get requests() {
      return requests;
    },
    play(...answers) {
      script = [...answers];
      requests = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(response: ServerResponse, scripted: ScriptedAnswer): void {
  const { status = 200, headers = {}, body, usage, tail, drop, hang, toolCalls = [] } = scripted;
  const { chunks = toolCalls.length > 0 ? [] : ['OK'], finish = toolCalls.length > 0 ? 'tool_calls' : 'stop' } =
    scripted;
  if (hang) return;
  if (status !== 200) {
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? { error: { message: 'no', type: 'error' } });
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  const send = (value: object) =>
    response.write(
      `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', ...value })}\n\n`,
    );
  send({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] });
  for (const content of chunks) send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
  for (const [index, call] of toolCalls.entries()) {
    const made = { name: call.name, arguments: JSON.stringify(call.arguments) };
    const tool_calls = [{ index, id: `call_${index}`, type: 'function', function: made }];
    send({ choices: [{ index: 0, delta: { tool_calls }, finish_reason: null }] });
  }
  if (drop) {
    response.write('data: {"choi', () => response.socket?.destroy());
    return;
  }
  if (tail !== undefined) {
    response.end(tail);
    return;
  }
  if (finish !== null) send({ choices: [{ index: 0, delta: {}, finish_reason: finish }] });
  if (usage !== undefined) send({ choices: [], usage });
  response.end('data: [DONE]\n\n');
}
