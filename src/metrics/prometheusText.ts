import { groupUsage, type UsageGroup } from '../core/usage/usageTotals.ts';
import { type Family, textFormat } from './textFormat.ts';
import { usageFamilies } from './usageFamilies.ts';

/** The usage of one workspace; `project` tells it from others. */
export interface ProjectUsage {
  readonly project: string;
  readonly groups: readonly UsageGroup[];
}

/** Usage of one workspace in Prometheus' text format: for a textfile collector, or a Pushgateway. */
export function prometheusText(groups: readonly UsageGroup[], project: string): string {
  return textOfProjects([{ project, groups }]);
}

/** Usage of several workspaces, for a server's `/metrics`. Those of one name are counted as one: a sample may be there once only. */
export function textOfProjects(usages: readonly ProjectUsage[]): string {
  const projects = new Map<string, readonly UsageGroup[]>();
  for (const { project, groups } of usages)
    projects.set(project, groupUsage([], [...(projects.get(project) ?? []), ...groups]));
  return textFormat([...projects].map(([project, groups]) => usageFamilies(groups, project)).reduce(joined, []));
}

/** A family must be in one piece. The families of every workspace are the same. */
function joined(before: readonly Family[], families: readonly Family[]): readonly Family[] {
  return families.map((family, at) => {
    const other = before[at];
    if (family.type === 'histogram') {
      const histograms = other?.type === 'histogram' ? other.histograms : [];
      return { ...family, histograms: [...histograms, ...family.histograms] };
    }
    const samples = other === undefined || other.type === 'histogram' ? [] : other.samples;
    return { ...family, samples: [...samples, ...family.samples] };
  });
}
