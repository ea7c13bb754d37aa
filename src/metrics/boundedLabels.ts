import { mergeTotals, type UsageGroup } from '../core/usage/usageTotals.ts';

/** Values of one label; what comes after them in size is put together as `other`. */
const MOST_VALUES = 30;
const OTHER = 'other';
const NOBODY = 'none';

/**
 * Groups as they may be exported: few values for each label, and no path in any. A model that is named by its file keeps the file's
 * name only.
 */
export function boundedGroups(groups: readonly UsageGroup[]): readonly UsageGroup[] {
  const named = groups.map((group) => ({ ...group, model: modelLabel(group.model) }));
  const models = mostUsed(named, ({ model }) => model);
  const actions = mostUsed(named, ({ action }) => action);
  const found = new Map<string, UsageGroup>();
  for (const { totals, ...names } of named) {
    const model = models.has(names.model) ? names.model : OTHER;
    const action = actions.has(names.action) ? names.action : OTHER;
    const known = found.get(`${model}\n${action}`);
    const merged = known === undefined ? totals : mergeTotals(known.totals, totals);
    found.set(`${model}\n${action}`, { model, action, totals: merged });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** `provider/model`, without folders of this machine; `none` where nobody answered. */
export function modelLabel(model: string): string {
  if (model === '') return NOBODY;
  const slash = model.indexOf('/');
  const name = model.slice(slash + 1);
  const isPath = /^(?:[/~.]|[A-Za-z]:[\\/]|\\\\)/.test(name);
  return isPath ? `${model.slice(0, slash)}/${name.split(/[\\/]/).at(-1)}` : model;
}

function mostUsed(groups: readonly UsageGroup[], name: (group: UsageGroup) => string): ReadonlySet<string> {
  const requests = new Map<string, number>();
  for (const group of groups) {
    requests.set(name(group), (requests.get(name(group)) ?? 0) + group.totals.requests);
  }
  const sorted = [...requests].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Set(sorted.slice(0, MOST_VALUES).map(([value]) => value));
}
