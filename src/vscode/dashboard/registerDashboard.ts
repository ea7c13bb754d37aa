import * as vscode from 'vscode';
import { withErrorBoundary } from '../errorBoundary.ts';
import type { Shell } from '../shell.ts';
import type { RegisteredTasks } from '../tasks/registerTasks.ts';
import { DashboardPanel } from './dashboardPanel.ts';

const COMMAND = 'llmstruct.openDashboard';

/** The dashboard and the command that opens it. */
export function registerDashboard(shell: Shell, tasks: RegisteredTasks): DashboardPanel {
  const panel = new DashboardPanel(shell, tasks);
  const command = vscode.commands.registerCommand(
    COMMAND,
    withErrorBoundary(shell.log, COMMAND, () => panel.show()),
  );
  shell.context.subscriptions.push(panel, command);
  return panel;
}
