import { createHash } from 'node:crypto';
import { streamSSE } from 'hono/streaming';
import { checkFolder } from '../../node/nodeFileSystem.ts';
import { reasonOf } from '../../node/systemErrors.ts';
import { folderFor } from '../folderFor.ts';
import { RequestRefused } from '../problem.ts';
import type { Route } from '../route.ts';
import type { ServedFolder } from '../servedFolders.ts';
import type { ServerLimits, ServerServices } from '../serverOptions.ts';

/** Listeners at once: each holds a connection. */
const MOST_LISTENERS = 64;
/** Rounds without news between two comments that keep proxies from closing the connection. */
const QUIET_ROUNDS = 8;

/**
 * `GET /events`: server-sent events that say what changed, never how: `tasks` and `index`, each with a digest as its data. The first two say how
 * it is now. `stopping` ends all streams.
 */
export function eventsRoute(services: ServerServices, { eventsMs }: ServerLimits, stopping: AbortSignal): Route {
  let listeners = 0;
  return {
    method: 'GET',
    path: '/events',
    role: 'read',
    async handle(context) {
      const folder = await folderFor(services, context.req.query('folder'));
      if (context.req.method === 'HEAD') return context.body(null, 200, { 'Content-Type': 'text/event-stream' });
      if (listeners >= MOST_LISTENERS) throw new RequestRefused('too-many', [10], { 'Retry-After': '10' });
      listeners++;
      return streamSSE(context, async (stream) => {
        const told = new Map<string, string>();
        const wake = (): void => void stream.close();
        stopping.addEventListener('abort', wake, { once: true });
        try {
          for (let round = 0; !stream.aborted && !stopping.aborted; round++) {
            for (const [event, digest] of await stateOf(folder)) {
              if (told.get(event) !== digest) await stream.writeSSE({ event, data: JSON.stringify({ digest }) });
              told.set(event, digest);
            }
            if (round % QUIET_ROUNDS === 0) await stream.write(': here\n\n');
            await stream.sleep(eventsMs);
          }
        } catch (error) {
          // The stream ends, and whoever listens comes again. What an error says may hold paths: it is for the log.
          services.log.write('warn', `events of ${folder.name}: ${reasonOf(error)}`);
        } finally {
          stopping.removeEventListener('abort', wake);
          listeners--;
        }
      });
    },
  };
}

async function stateOf(folder: ServedFolder): Promise<[string, string][]> {
  checkFolder(folder.root);
  await folder.refresh();
  const { tasks } = await folder.index.tasks();
  const digest = createHash('sha256').update(JSON.stringify(tasks)).digest('hex').slice(0, 16);
  const ofIndex = folder.digest();
  return [['tasks', digest], ...(ofIndex === undefined ? [] : [['index', ofIndex] as [string, string]])];
}
