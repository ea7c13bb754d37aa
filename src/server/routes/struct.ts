import { folderFor } from '../folderFor.ts';
import type { Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `GET /struct.json`: the index as it is now, the bytes that `parse` would write. */
export function structRoute(services: ServerServices): Route {
  return {
    method: 'GET',
    path: '/struct.json',
    role: 'read',
    async handle(context) {
      const folder = await folderFor(services, context.req.query('folder'));
      const text = await folder.index.structText();
      return context.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' });
    },
  };
}
