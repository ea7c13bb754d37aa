import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment or note as the platforms give it. */
interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
  readonly author: { readonly id: number };
}

export interface ScriptedForge {
  readonly url: string;
  readonly comments: StoredComment[];
  /** Method and path of each request, in order. */
  readonly requests: string[];
  /** Tokens that requests had, each once. */
  readonly tokens: Set<string>;
  /** Answers for the next requests, in place of the usual ones. */
  readonly refusals: { status: number; headers?: Record<string, string>; message?: string }[];
  close(): Promise<void>;
}

export const BOT = { login: 'github-actions[bot]', id: 41 };
export const STRANGER = { login: 'mallory', id: 13 };

/** How many comments a page has. */
const PAGE = 3;

/**
 * GitHub's issue comments and GitLab's merge request notes over HTTP, as far as a report needs them (docs.github.com/rest/issues/comments,
 * docs.gitlab.com/api/notes): listing in pages with a Link header, creating, changing, and who the token belongs to.
 */
export async function startForge(kind: 'github' | 'gitlab'): Promise<ScriptedForge> {
  const comments: StoredComment[] = [];
  const requests: string[] = [];
  const tokens = new Set<string>();
  const refusals: ScriptedForge['refusals'] = [];
  const list = kind === 'github' ? '/repos/o/r/issues/7/comments' : '/projects/5/merge_requests/7/notes';
  const one = kind === 'github' ? '/repos/o/r/issues/comments/' : `${list}/`;
  let url = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    requests.push(`${request.method} ${pathname}`);
    const { authorization, 'private-token': key } = request.headers;
    tokens.add(String(authorization ?? key));
    const send = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(value));
    };
    const refusal = refusals.shift();
    if (refusal !== undefined) return send(refusal.status, { message: refusal.message ?? '' }, refusal.headers);
    // An Actions token is no user's.
    if (pathname === '/user')
      return kind === 'github' ? send(403, { message: 'Resource not accessible' }) : send(200, { id: BOT.id });
    if (pathname === list && request.method === 'GET') {
      const page = Number(searchParams.get('page') ?? 1);
      const found = comments.slice((page - 1) * PAGE, page * PAGE);
      const next = `<${url}${list}?per_page=100&page=${page + 1}>; rel="next"`;
      return send(200, found, page * PAGE < comments.length ? { link: next } : {});
    }
    const { body } = JSON.parse(await textOf(request)) as { body: string };
    if (pathname === list && request.method === 'POST') {
      comments.push(forgeComment(comments.length + 100, body));
      return send(201, comments.at(-1));
    }
    const changed = comments.find(({ id }) => pathname === `${one}${id}`);
    if (changed === undefined || request.method !== (kind === 'github' ? 'PATCH' : 'PUT'))
      return send(404, { message: 'Not Found' });
    changed.body = body;
    send(200, changed);
  }

  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    comments,
    requests,
    tokens,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function forgeComment(id: number, body: string, by: { login: string; id: number } = BOT): StoredComment {
  return { id, body, user: { login: by.login }, author: { id: by.id } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
