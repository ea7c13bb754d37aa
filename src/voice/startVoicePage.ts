import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PAGE_TEXTS, type PageTexts } from './page/pageTexts.ts';
import { noticeHtml, voiceHtml } from './voiceHtml.ts';
import { VoiceSession } from './voiceSession.ts';

export interface VoicePageOptions {
  /** Where the page's script, style and worklet lie. */
  readonly assets: string;
  readonly language: string;
  t(text: string): string;
  /** The words of a recording, as a WAV. */
  hear(recording: Uint8Array): Promise<string>;
  /** What went wrong and what to do next. */
  failure(error: unknown): { readonly message: string; readonly hint: string };
  /** Largest recording, in bytes. */
  readonly largest: number;
  /** How long the address is good, in ms: ten minutes. */
  readonly lifetimeMs?: number;
}

export interface VoicePage {
  /** With the one-time token. */
  readonly url: string;
  /** Another authority (`name:port`) under which a browser reaches it, where the editor runs on another machine. */
  allowHost(authority: string): void;
  /** What the person sent off, or undefined when the time is over or the page was closed. */
  readonly words: Promise<string | undefined>;
  close(): Promise<void>;
}

/** Nothing but our own files, no frames around it, and the microphone for this page alone. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const ASSETS: Readonly<Record<string, string>> = {
  '/page.js': 'text/javascript; charset=utf-8',
  '/recorder.js': 'text/javascript; charset=utf-8',
  '/page.css': 'text/css; charset=utf-8',
};

/**
 * A page on this machine in which somebody speaks: an extension itself has no microphone. Its address holds a token that is good once; after that a
 * cookie tells the same browser. Recordings stay in memory until their words are known.
 */
export async function startVoicePage(options: VoicePageOptions): Promise<VoicePage> {
  const { lifetimeMs = 10 * 60_000 } = options;
  let settle = (_: string | undefined): void => {};
  const words = new Promise<string | undefined>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    answer(request, response, session, options, settle).catch((error: unknown) =>
      sayFailure(response, 500, options.failure(error)),
    );
  });
  // Slow senders hold nothing up.
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  server.maxConnections = 20;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const session = new VoiceSession(port);
  const timer = setTimeout(() => settle(undefined), lifetimeMs);
  timer.unref();
  return {
    url: `http://127.0.0.1:${port}/?token=${session.token}`,
    allowHost: (authority) => session.allowHost(authority),
    words,
    close() {
      clearTimeout(timer);
      settle(undefined);
      session.end();
      return new Promise((resolve) => {
        server.close(() => resolve());
        // The page's last answer is on its way.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      });
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  session: VoiceSession,
  options: VoicePageOptions,
  settle: (words: string) => void,
): Promise<void> {
  const { assets, language, t, hear, largest } = options;
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (!session.knowsHost(request)) return sayFailure(response, 421, plain('This address is not served here.'));
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const asset = ASSETS[pathname];
  if (request.method === 'GET' && asset !== undefined) {
    response.writeHead(200, { 'content-type': asset }).end(readFileSync(join(assets, pathname.slice(1))));
    return;
  }
  if (request.method === 'GET' && pathname === '/') {
    const cookie = session.admit(request, searchParams.get('token'));
    if (cookie === undefined) {
      const text = t(
        'This address was used already, or its time is over. Run “llmstruct: Ask by Voice” in the editor again.',
      );
      response.writeHead(403, HTML).end(noticeHtml(text, language));
      return;
    }
    response.writeHead(200, { ...HTML, 'set-cookie': cookie }).end(voiceHtml(textsIn(t), language));
    return;
  }
  if (pathname !== '/words' && pathname !== '/ask') return sayFailure(response, 404, plain('There is nothing here.'));
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return sayFailure(response, 405, plain('Only POST is answered here.'));
  }
  if (!session.isOurs(request)) return sayFailure(response, 403, { message: t(PAGE_TEXTS.gone), hint: '' });
  const body = await bodyOf(request, pathname === '/ask' ? MOST_WORDS : largest);
  if (body === undefined) {
    response.setHeader('connection', 'close');
    return sayFailure(response, 413, { message: t('That was too long. Say it shorter.'), hint: '' });
  }
  if (pathname === '/words') {
    try {
      sendJson(response, 200, { words: await hear(body) });
    } catch (error) {
      sayFailure(response, 422, options.failure(error));
    }
    return;
  }
  const words = wordsIn(body);
  if (words === undefined) return sayFailure(response, 400, plain('It needs {"words": "…"}.'));
  response.once('finish', () => settle(words));
  sendJson(response, 200, {});
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
/** In bytes; nobody says more in five minutes. */
const MOST_WORDS = 64 * 1024;

function textsIn(t: VoicePageOptions['t']): PageTexts {
  return Object.fromEntries(Object.entries(PAGE_TEXTS).map(([name, text]) => [name, t(text)])) as PageTexts;
}

/** Undefined for what is too long. */
async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function wordsIn(body: Buffer): string | undefined {
  try {
    const { words } = JSON.parse(body.toString('utf8')) as { readonly words?: unknown };
    return typeof words === 'string' && words.trim() !== '' ? words.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** For programs: no person gets to see it. */
function plain(message: string): { readonly message: string; readonly hint: string } {
  return { message, hint: '' };
}

function sayFailure(
  response: ServerResponse,
  status: number,
  { message, hint }: { message: string; hint: string },
): void {
  sendJson(response, status, { message, hint });
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}
