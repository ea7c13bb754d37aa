import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import type { Session } from './session.ts';
import { Workspace } from './workspace.ts';

/** The protocol allows 100 values. */
const MOST = 50;

type Offer = (workspace: Workspace, start: string) => Promise<string[]>;

/** What completes an argument of a resource or a prompt, by its name. */
const OFFERS: Readonly<Record<string, Offer>> = { path: files, query: targets, target: targets };

/** Completes paths and ids as they are typed. There are no errors: where nothing can be offered, nothing is. */
export function registerCompletion(mcp: McpServer, session: Session): void {
  mcp.server.setRequestHandler('completion/complete', async ({ params: { argument } }, context) => {
    const values = await offered(mcp, session, argument, context);
    return { completion: { values: values.slice(0, MOST), hasMore: values.length > MOST } };
  });
}

async function offered(
  mcp: McpServer,
  session: Session,
  { name, value }: { readonly name: string; readonly value: string },
  context: ServerContext,
): Promise<string[]> {
  const offer = Object.hasOwn(OFFERS, name) ? OFFERS[name] : undefined;
  // A question in words is no name.
  if (offer === undefined || /\s/.test(value)) return [];
  try {
    const workspace = await session.open(mcp, context);
    return workspace instanceof Workspace ? await offer(workspace, value) : [];
  } catch (error) {
    session.log.write('debug', `completion: ${String(error)}`);
    return [];
  }
}

async function files(workspace: Workspace, start: string): Promise<string[]> {
  const paths = await Promise.all(
    workspace.folders.map(async (folder) => {
      const prefix = workspace.shown(folder, '');
      if (!start.startsWith(prefix) && !prefix.startsWith(start)) return [];
      const found = await folder.index.paths({ start: start.slice(prefix.length), most: MOST + 1 });
      return found.map((path) => prefix + path);
    }),
  );
  return paths.flat();
}

/** Definitions whose name begins with what was typed; of one file where that has a `#`. */
async function targets(workspace: Workspace, start: string): Promise<string[]> {
  const hash = start.indexOf('#');
  const lists = await Promise.all(
    workspace.places(hash < 0 ? '' : start.slice(0, hash)).map(async ({ folder, inside }) => {
      const scope = inside === '' ? {} : { path: inside };
      const name = `${start.slice(hash + 1)}*`;
      const { symbols } = await folder.index.symbols({ name, ...scope, from: 0, most: MOST + 1 });
      return symbols.map(({ id }) => workspace.shown(folder, id));
    }),
  );
  return lists.flat();
}
