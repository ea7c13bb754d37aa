import { pathToFileURL } from 'node:url';
import type { Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `GET /session`: who asks, what they may do, and the folders there are. `id` is what `folder` means in other requests. */
export function sessionRoute({ folders }: ServerServices): Route {
  return {
    method: 'GET',
    path: '/session',
    role: 'read',
    async handle(context) {
      const { name, roles } = context.get('caller');
      const all = folders.folders();
      const isOnly = (folder: string) => all.filter((each) => each.name === folder).length === 1;
      // Where things lie on the server's machine is said only where names do not tell folders apart.
      const shown = await Promise.all(
        all.map(async ({ name: known, root, index }) => ({
          id: isOnly(known) ? known : pathToFileURL(root).href,
          name: (await index.settings()).projectName ?? known,
        })),
      );
      return context.json({ name, roles, folders: shown });
    },
  };
}
