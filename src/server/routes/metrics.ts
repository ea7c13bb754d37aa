import { textOfProjects } from '../../metrics/prometheusText.ts';
import { TEXT_FORMAT } from '../../metrics/textFormat.ts';
import type { Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `GET /metrics`: usage of all folders that are served, for Prometheus to scrape. The label `project` tells them apart. */
export function metricsRoute({ folders }: ServerServices): Route {
  return {
    method: 'GET',
    path: '/metrics',
    role: 'read',
    async handle(context) {
      const projects = await Promise.all(
        folders.folders().map(async ({ name, index }) => ({
          project: (await index.settings()).projectName ?? name,
          groups: await index.usage(undefined),
        })),
      );
      return context.body(textOfProjects(projects), 200, { 'Content-Type': TEXT_FORMAT });
    },
  };
}
