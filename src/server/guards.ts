import type { Context, MiddlewareHandler } from 'hono';
import type { Caller, Role } from './caller.ts';
import type { FindCaller } from './callerFinder.ts';
import { RequestRefused } from './problem.ts';
import type { RequestRate } from './requestRate.ts';
import { BOARD_PATH, type CallerEnv } from './route.ts';

/** Headers of every answer: nothing is kept, guessed, framed or read by pages of other origins. */
export const protectiveHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  }
};

/** The names, with their port where it is not the scheme's, by which the server is reached. */
export interface OwnNames {
  /** Of this machine itself, without TLS. */
  readonly plain: readonly string[];
  /** Those that a team uses, perhaps through a proxy with TLS. */
  readonly public: readonly string[];
}

/** The port that clients leave out of `Host` and `Origin`: without TLS, which the server itself does not speak. */
const SCHEME_PORT = 80;

/** A name in the ways that clients write it who reach the server at this port. */
export function namesAtPort(name: string, port: number): readonly string[] {
  return port === SCHEME_PORT ? [name, `${name}:${port}`] : [`${name}:${port}`];
}

/**
 * Refuses what a web page could send here: a foreign Host (its name was made to point at this machine: DNS rebinding) and a
 * foreign Origin.
 */
export function refuseForeign(ownNames: () => OwnNames): MiddlewareHandler {
  return async (context, next) => {
    const names = ownNames();
    const shared = names.public.map((name) => name.toLowerCase());
    const own = [...names.plain, ...shared];
    const host = context.req.header('host')?.toLowerCase();
    // An absolute-form request line names a host of its own.
    if (host === undefined || !own.includes(host) || !own.includes(new URL(context.req.url).host)) {
      throw new RequestRefused('host-refused');
    }
    const origins = [...own.map((name) => `http://${name}`), ...shared.map((name) => `https://${name}`)];
    const origin = context.req.header('origin')?.toLowerCase();
    if (origin !== undefined && !origins.includes(origin)) throw new RequestRefused('origin-refused');
    const site = context.req.header('sec-fetch-site');
    if ((site === 'cross-site' || site === 'same-site') && !followsLink(context))
      throw new RequestRefused('origin-refused');
    await next();
  };
}

/** Somebody follows a link of another page, perhaps in a chat, to the board: it opens in a place of its own and shows nothing yet. */
function followsLink({ req }: Context): boolean {
  const isDocument = req.header('sec-fetch-mode') === 'navigate' && req.header('sec-fetch-dest') === 'document';
  return isDocument && req.method === 'GET' && req.path === BOARD_PATH;
}

/** Finds out who asks by the bearer token. Digests are compared, so that neither time nor length tells anything. */
export function requireToken(findCaller: FindCaller, rates: CallerRates): MiddlewareHandler<CallerEnv> {
  return async (context, next) => {
    const given = /^Bearer ([\x21-\x7E]{1,512})$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const caller = given === undefined ? undefined : callerOf(given, findCaller);
    if (caller === undefined) {
      countAnonymous(rates);
      throw new RequestRefused('token-refused', [], { 'WWW-Authenticate': 'Bearer' });
    }
    context.set('caller', caller);
    refuseWhen(rates.requests.count(caller.name));
    await next();
  };
}

/** Whoever asks is not known yet: where the file with the tokens lies and what is wrong with it is for the log. */
function callerOf(token: string, findCaller: FindCaller): Caller | undefined {
  try {
    return findCaller(token);
  } catch (error) {
    throw new RequestRefused('tokens-lost', [], {}, error);
  }
}

/** Refuses a caller whose token does not allow this route. */
export function requireRole(role: Role | 'nobody', rates: CallerRates): MiddlewareHandler<CallerEnv> {
  if (role === 'nobody') return (_, next) => next();
  return async (context, next) => {
    const { name, roles } = context.get('caller');
    if (!roles.includes(role)) throw new RequestRefused('role-missing', [role]);
    if (role === 'model') refuseWhen(rates.models.count(name));
    await next();
  };
}

/** How often who may ask. Those who are not known are counted together, and stop nobody who has a token. */
export interface CallerRates {
  readonly requests: RequestRate;
  readonly models: RequestRate;
  readonly anonymous: RequestRate;
}

/** Counts somebody who is not known. Throws where there were too many. */
export function countAnonymous({ anonymous }: CallerRates): void {
  refuseWhen(anonymous.count('all'));
}

function refuseWhen(seconds: number | undefined): void {
  if (seconds !== undefined) throw new RequestRefused('too-many', [seconds], { 'Retry-After': String(seconds) });
}
