// An Ollama that says what a test tells it to: a real HTTP server on 127.0.0.1 with the protocol as measured on Ollama
// 0.17.4. No dependencies, so that unit tests, the editor's tests and demos can all start it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatBody, OllamaScript, PullLine, ScriptedModel } from './ollamaScript.ts';
import { Aborted, answerChat, pause } from './scriptedChat.ts';

/** A request as it came. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed JSON body, undefined without one. */
  readonly body: unknown;
  /** How it ended: `dropped` by the script, `aborted` by the client. */
  readonly outcome: Promise<'answered' | 'dropped' | 'aborted'>;
}

export interface ScriptedOllama {
  /** `http://127.0.0.1:PORT`, fit for `OLLAMA_HOST`. */
  readonly url: string;
  readonly port: number;
  /** Every request, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** The bodies of the requests to `/api/chat`. */
  readonly chats: readonly ChatBody[];
  /** Replaces the script from the next request on; what was recorded stays. */
  play(script: OllamaScript): void;
  /** Resolves with the next request (to `path`) after the one waited for last; at once when it came already. */
  nextRequest(path?: string): Promise<RecordedRequest>;
  /** Forgets requests and loaded models. */
  reset(): void;
  /** Stops at once, open connections included. */
  close(): Promise<void>;
}

const DEFAULT_MODELS: readonly ScriptedModel[] = [{ name: 'qwen2.5-coder:1.5b' }];
/** When every scripted file was made: times in answers do not change between runs. */
const MADE = '2026-11-22T14:43:49.834652769Z';

/** Starts the server; `port` 0 takes any that is free. */
export async function startScriptedOllama(script: OllamaScript = {}, port = 0): Promise<ScriptedOllama> {
  const state = new ServerState(script);
  const server = createServer((request, response) => {
    void state.handle(request, response).catch((error: unknown) => {
      if (error instanceof Aborted) return;
      sendJson(response, 500, { error: String(error) });
    });
  });
  await listen(server, port);
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${actual}`,
    port: actual,
    requests: state.requests,
    get chats() {
      return state.requests.filter(({ path }) => path === '/api/chat').map(({ body }) => body as ChatBody);
    },
    play: (next) => {
      state.script = next;
    },
    nextRequest: (path) => state.nextRequest(path),
    reset: () => state.reset(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

class ServerState {
  script: OllamaScript;
  readonly requests: RecordedRequest[] = [];
  /** Loaded models and the window each was loaded with. */
  readonly #loaded = new Map<string, number>();
  readonly #pulled = new Set<string>();
  #waitedFor = 0;
  #chatCount = 0;
  readonly #waiters: (() => void)[] = [];

  constructor(script: OllamaScript) {
    this.script = script;
  }

  reset(): void {
    this.requests.length = 0;
    this.#loaded.clear();
    this.#pulled.clear();
    this.#waitedFor = 0;
    this.#chatCount = 0;
  }

  async nextRequest(path?: string): Promise<RecordedRequest> {
    for (;;) {
      const request = this.requests[this.#waitedFor];
      if (request === undefined) await new Promise<void>((resolve) => this.#waiters.push(resolve));
      else {
        this.#waitedFor++;
        if (path === undefined || request.path === path) return request;
      }
    }
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request);
    const path = request.url ?? '/';
    const method = request.method ?? 'GET';
    const body = parseJson(text);
    let dropped = false;
    const outcome = new Promise<'answered' | 'dropped' | 'aborted'>((resolve) => {
      response.once('close', () => resolve(response.writableFinished ? 'answered' : dropped ? 'dropped' : 'aborted'));
    });
    this.requests.push({ method, path, headers: request.headers, body, outcome });
    for (const waiter of this.#waiters.splice(0)) waiter();

    if (path === '/' && (method === 'GET' || method === 'HEAD')) return sendText(response, 200, 'Ollama is running');
    const expected = METHODS[path];
    if (expected === undefined) return sendText(response, 404, '404 page not found');
    if (expected !== method) return sendText(response, 405, '405 method not allowed');
    if (method === 'POST' && text === '') return sendJson(response, 400, { error: 'missing request body' });
    if (method === 'POST' && body === undefined) return sendJson(response, 400, { error: 'unexpected EOF' });

    if (path === '/api/version') return sendJson(response, 200, { version: this.script.version ?? '0.17.4' });
    if (path === '/api/tags') return sendJson(response, 200, { models: this.#models.map(asTag) });
    if (path === '/api/ps') return sendJson(response, 200, { models: this.#running() });
    if (path === '/api/pull') return this.#pull(body as PullBody, response);
    if (path === '/api/show') return this.#show(body as { readonly model?: string }, response);
    await answerChat(body as ChatBody, response, {
      script: this.script,
      count: this.#chatCount++,
      model: this.#find((body as ChatBody).model),
      loaded: this.#loaded,
      drop: () => {
        dropped = true;
        response.socket?.destroy();
      },
    });
  }

  /** Streams the script's lines; a model whose pull ends with `success` is there from then on. */
  async #pull({ model, name = '' }: PullBody, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
    for (const line of this.script.pull ?? USUAL_PULL) {
      if (typeof line === 'object') response.write(`${JSON.stringify(line)}\n`);
      else await pause(line, gone.signal);
      if (typeof line === 'object' && line.status === 'success') this.#pulled.add(model ?? name);
    }
    response.end();
  }

  get #models(): readonly ScriptedModel[] {
    return [...(this.script.models ?? DEFAULT_MODELS), ...this.#pulled].map((model) =>
      typeof model === 'string' ? { name: model } : model,
    );
  }

  #find(name: string | undefined): ScriptedModel | undefined {
    return this.#models.find((model) => model.name === name || model.name === `${name}:latest`);
  }

  #show({ model: name }: { readonly model?: string }, response: ServerResponse): void {
    const model = this.#find(name);
    if (model === undefined) {
      sendJson(response, 404, { error: `model '${name}' not found` });
      return;
    }
    sendJson(response, 200, {
      parameters: 'num_thread                     1',
      template: '{{ .Prompt }}',
      details: detailsOf(model),
      model_info: {
        'general.architecture': 'qwen2',
        'general.parameter_count': parameterCount(model),
        'qwen2.context_length': model.contextTokens ?? 32_768,
        'qwen2.block_count': 28,
        'qwen2.embedding_length': 1536,
        'qwen2.attention.head_count': 12,
        'qwen2.attention.head_count_kv': 2,
      },
      capabilities: model.capabilities ?? ['completion'],
      modified_at: MADE,
    });
  }

  #running(): readonly object[] {
    return [...this.#loaded].flatMap(([name, window]) => {
      const model = this.#find(name);
      if (model === undefined) return [];
      const { modified_at: _, ...tag } = asTag(model);
      return [{ ...tag, expires_at: '2319-03-04T00:00:00Z', size_vram: model.videoBytes ?? 0, context_length: window }];
    });
  }
}

/** Older clients, and npm's, say `name`. */
interface PullBody {
  readonly model?: string;
  readonly name?: string;
}

const USUAL_PULL: readonly PullLine[] = [
  { status: 'pulling manifest' },
  { status: 'pulling 29d8c98fa6b0', digest: 'sha256:29d8', total: 900_000_000, completed: 300_000_000 },
  { status: 'pulling 29d8c98fa6b0', digest: 'sha256:29d8', total: 900_000_000, completed: 900_000_000 },
  { status: 'pulling 66b9ea09bd5b', digest: 'sha256:66b9', total: 68, completed: 68 },
  { status: 'verifying sha256 digest' },
  { status: 'writing manifest' },
  { status: 'success' },
];

const METHODS: Readonly<Record<string, string>> = {
  '/api/version': 'GET',
  '/api/tags': 'GET',
  '/api/ps': 'GET',
  '/api/show': 'POST',
  '/api/pull': 'POST',
  '/api/chat': 'POST',
};

function asTag(model: ScriptedModel) {
  return {
    name: model.name,
    model: model.name,
    ...(model.remoteHost === undefined ? {} : { remote_model: model.name, remote_host: model.remoteHost }),
    modified_at: MADE,
    size: 986_062_089,
    digest: 'd7372fd828518e4d38b1eb196c673c31a85f2ed302b3d1e406c4c2d1b64a7a0c',
    details: detailsOf(model),
  };
}

/** `1.5B` as a number. */
function parameterCount({ parameters = '1.5B' }: ScriptedModel): number {
  return Number.parseFloat(parameters) * (parameters.endsWith('M') ? 1e6 : 1e9);
}

function detailsOf({ parameters = '1.5B' }: ScriptedModel) {
  return {
    parent_model: '',
    format: 'gguf',
    family: 'qwen2',
    families: ['qwen2'],
    parameter_size: parameters,
    quantization_level: 'Q4_K_M',
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  if (!response.headersSent) response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
