import type { MiddlewareHandler } from 'hono';
import type { CallerEnv } from './route.ts';
import type { AccessEntry } from './serverOptions.ts';

/** Tells `onAccess` of each request when it was answered: who, what and how it ended, never what was in it. `clock` in ms. */
export function logAccess(
  onAccess: ((entry: AccessEntry) => void) | undefined,
  paths: ReadonlySet<string>,
  clock: () => number,
): MiddlewareHandler<CallerEnv> {
  return async (context, next) => {
    const began = clock();
    await next();
    if (onAccess === undefined) return;
    const { method, path } = context.req;
    // Who asks is not known of one that was refused before.
    const caller = (context.get('caller') as { name: string } | undefined)?.name ?? '-';
    const shown = paths.has(path) ? path : '-';
    onAccess({ caller, method, path: shown, status: context.res.status, ms: Math.round(clock() - began) });
  };
}
