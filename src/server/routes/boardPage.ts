import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { boardHtml } from '../../core/board/boardHtml.ts';
import { BOARD_PATH, type Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** Everything comes from this server, nothing is run or styled that is written into the page, and nobody frames it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Its parts, as the build names them. */
const PARTS: Readonly<Record<string, string>> = {
  '/main.js': 'text/javascript; charset=utf-8',
  '/board.css': 'text/css; charset=utf-8',
};

/** `GET /` and its parts: the board as a page. They hold nothing of any workspace, so that a browser gets them before somebody has signed in. */
export function boardRoutes({ boardFolder }: ServerServices): readonly Route[] {
  const headers = { 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' };
  const page: Route = {
    method: 'GET',
    path: BOARD_PATH,
    role: 'nobody',
    handle: (context) =>
      context.body(boardHtml({ script: '/main.js', style: '/board.css' }), 200, {
        ...headers,
        'Content-Type': 'text/html; charset=utf-8',
      }),
  };
  const parts = Object.entries(PARTS).map(
    ([path, type]): Route => ({
      method: 'GET',
      path,
      role: 'nobody',
      handle: async (context) =>
        context.body(await readFile(join(boardFolder, path.slice(1)), 'utf8'), 200, { 'Content-Type': type }),
    }),
  );
  return [page, ...parts];
}
