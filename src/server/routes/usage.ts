import { boundedGroups } from '../../metrics/boundedLabels.ts';
import { pickedFolder } from '../folderFor.ts';
import { RequestRefused } from '../problem.ts';
import type { Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** A day is nowhere more than 14 hours ahead of UTC, or 12 behind. */
const MOST_AHEAD = 14 * 60;
const MOST_BEHIND = 12 * 60;

/** `GET /usage`: usage by model and action, and by day, for charts. */
export function usageRoute(services: ServerServices): Route {
  return {
    method: 'GET',
    path: '/usage',
    role: 'read',
    async handle(context) {
      const since = wholeNumber(context.req.query('since') ?? '0', 'since', 0, Number.MAX_SAFE_INTEGER);
      const ahead = wholeNumber(context.req.query('ahead') ?? '0', 'ahead', -MOST_BEHIND, MOST_AHEAD);
      const { index } = pickedFolder(services, context.req.query('folder'));
      const groups = boundedGroups(await index.usage(since === 0 ? undefined : since));
      return context.json({ groups, days: await index.usageDays({ since, ahead }) });
    },
  };
}

function wholeNumber(text: string, name: string, least: number, most: number): number {
  const number = Number(text);
  if (/^-?\d{1,16}$/.test(text) && number >= least && number <= most) return number;
  throw new RequestRefused('query-invalid', [name, least, most]);
}
