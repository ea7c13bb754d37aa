import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { logAccess } from './accessLog.ts';
import { createCallerFinder } from './callerFinder.ts';
import { problemItem } from './continueItems.ts';
import { foldersForElsewhere } from './foldersForElsewhere.ts';
import {
  type CallerRates,
  type OwnNames,
  protectiveHeaders,
  refuseForeign,
  requireRole,
  requireToken,
} from './guards.ts';
import { isCutOff, problemOf, RequestRefused, reasonForLog } from './problem.ts';
import { RequestRate } from './requestRate.ts';
import type { CallerEnv, Route } from './route.ts';
import { addTaskRoute } from './routes/addTask.ts';
import { analyzeTaskRoute } from './routes/analyzeTask.ts';
import { boardRoutes } from './routes/boardPage.ts';
import { CONTEXT_PATH, contextRoute } from './routes/context.ts';
import { eventsRoute } from './routes/events.ts';
import { generateDiffRoute } from './routes/generateDiff.ts';
import { metricsRoute } from './routes/metrics.ts';
import { openApiRoute } from './routes/openApi.ts';
import { proofRoute } from './routes/proof.ts';
import { sessionRoute } from './routes/session.ts';
import { signInRoute } from './routes/signIn.ts';
import { structRoute } from './routes/struct.ts';
import { tasksRoute } from './routes/tasks.ts';
import { updateTaskRoute } from './routes/updateTask.ts';
import { usageRoute } from './routes/usage.ts';
import type { ServerLimits, ServerOptions } from './serverOptions.ts';
import type { SignInCodes } from './signInCodes.ts';

/** The application without its socket. `ownNames`: what the Host header may say, and `port`: where it listens, known once the server does.
 * `codes` let somebody in once. `stopping` ends what would go on. */
export function createApp(
  options: ServerOptions,
  limits: ServerLimits,
  ownNames: () => OwnNames,
  port: () => number,
  codes: SignInCodes,
  stopping: AbortSignal,
): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  const clock = (): number => performance.now();
  const rates: CallerRates = {
    requests: new RequestRate(limits.requests, clock),
    models: new RequestRate(limits.models, clock),
    anonymous: new RequestRate(limits.anonymous, clock),
  };
  const services = { ...options, folders: foldersForElsewhere(options.folders) };
  const open = [...boardRoutes(services), signInRoute(codes, rates), proofRoute(options.token, port, rates)];
  const routes = [
    sessionRoute(services),
    contextRoute(services, limits),
    structRoute(services),
    tasksRoute(services),
    addTaskRoute(services),
    updateTaskRoute(services),
    usageRoute(services),
    metricsRoute(services),
    generateDiffRoute(services),
    analyzeTaskRoute(services),
    eventsRoute(services, limits, stopping),
    openApiRoute,
  ];
  app.use(logAccess(options.onAccess, new Set([...open, ...routes].map(({ path }) => path)), clock));
  app.use(protectiveHeaders, refuseForeign(ownNames));
  addRoutes(app, open, limits, rates);
  app.use(requireToken(createCallerFinder(options.token, options.teamTokens), rates));
  addRoutes(app, routes, limits, rates);
  app.notFound((context) => answerProblem(context, new RequestRefused('path-unknown', [context.req.path]), options));
  app.onError((error, context) => answerProblem(context, error, options));
  return app;
}

/** Each path answers its methods, HEAD beside GET, and 405 with `Allow` to all others, before any body is read. */
function addRoutes(
  app: Hono<CallerEnv>,
  routes: readonly Route[],
  { bodyBytes }: ServerLimits,
  rates: CallerRates,
): void {
  const limit = bodyLimit({
    maxSize: bodyBytes,
    onError() {
      // The rest of the body is not read: the connection is of no further use.
      throw new RequestRefused('body-too-large', [bodyBytes], { Connection: 'close' });
    },
  });
  for (const { method, path, role, handle } of routes) {
    if (method === 'GET') app.get(path, requireRole(role, rates), handle);
    else app.post(path, requireRole(role, rates), limit, handle);
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes.filter((route) => route.path === path).map(({ method }) => method);
    const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    app.all(path, ({ req }) => {
      throw new RequestRefused('method-refused', [req.method], { Allow: allow });
    });
  }
}

function answerProblem(context: Context, error: unknown, { t, log }: ServerOptions): Response {
  const { method, path } = context.req;
  const problem = problemOf(error, t);
  // Where in the code that is, tells nobody anything.
  if (isCutOff(error)) log.write('warn', `${method} ${path}: the client went away before its request was whole`);
  else if (problem.status >= 500) log.write('error', `${method} ${path}: ${reasonForLog(error)}`);
  // Continue looks at no status: it shows what has the members of an item, and an empty item in place of anything else.
  const body = path === CONTEXT_PATH ? { ...problem, ...problemItem(problem) } : problem;
  const headers = error instanceof RequestRefused ? error.headers : {};
  return new Response(method === 'HEAD' ? null : JSON.stringify(body), {
    status: problem.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  });
}
