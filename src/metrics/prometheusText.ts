import type { UsageGroup } from '../core/usage/usageTotals.ts';
import { textFormat } from './textFormat.ts';
import { usageFamilies } from './usageFamilies.ts';

/** Usage of one workspace in Prometheus' text format: for a textfile collector, a Pushgateway, or a server's `/metrics`. */
export function prometheusText(groups: readonly UsageGroup[], project: string): string {
  return textFormat(usageFamilies(groups, project));
}
