import type { Context } from 'hono';
import type { Caller, Role } from './caller.ts';

/** Where the board is. */
export const BOARD_PATH = '/';

/** What the guards leave for the routes. */
export interface CallerEnv {
  Variables: { caller: Caller };
}

/** One thing that the server answers. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What a token must allow for it; `nobody`: it is answered to whoever asks. */
  readonly role: Role | 'nobody';
  /** Throws `RequestRefused`, or what the index throws. */
  handle(context: Context<CallerEnv>): Response | Promise<Response>;
}
