import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageDashboard } from './dashboard.ts';

/** Where Grafana's provisioning finds it. */
export const DASHBOARD_FILE = join(import.meta.dirname, '../../docs/deploy/grafana/dashboards/llmstruct.json');

/** The dashboard as it is kept. */
export function dashboardText(): string {
  return `${JSON.stringify(usageDashboard(), undefined, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(DASHBOARD_FILE, dashboardText());
