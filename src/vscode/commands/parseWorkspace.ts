import * as vscode from 'vscode';
import type { IndexReport } from '../../core/indexing/indexReport.ts';
import { notify } from '../notify.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { Shell } from '../shell.ts';
import { formatCount } from '../views/numbers.ts';
import { STRUCT_FILE } from '../workspaceFiles.ts';
import { hasFolders } from './requireFolders.ts';
import { showErrors } from './showErrors.ts';

/** "Parse Workspace": looks at every file of every folder and writes each folder's `struct.json`. */
export function parseWorkspace(shell: Shell): () => Promise<void> {
  return async () => {
    if (!hasFolders(shell)) return;
    const folders = shell.folders.all;
    const reports = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('llmstruct'), cancellable: true },
      (progress, token) => parseAll(folders, progress, token),
    );
    announce(shell, folders, reports);
  };
}

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

async function parseAll(
  folders: readonly FolderIndex[],
  progress: Progress,
  token: vscode.CancellationToken,
): Promise<readonly IndexReport[]> {
  const reports: IndexReport[] = [];
  for (const folder of folders) {
    progress.report({ message: vscode.l10n.t('Reading {0}…', folder.folder.name) });
    let seen = 0;
    const report = await folder.parse(({ done, total }) => {
      const percent = total > 0 ? (done / total) * 100 : 0;
      const message = vscode.l10n.t('{0}: {1} of {2} files', folder.folder.name, formatCount(done), formatCount(total));
      progress.report({ message, increment: Math.max(0, percent - seen) / folders.length });
      seen = Math.max(seen, percent);
    }, tokenCancellation(token));
    reports.push(report);
  }
  return reports;
}

function announce(shell: Shell, folders: readonly FolderIndex[], reports: readonly IndexReport[]): void {
  const sum = (count: (report: IndexReport) => number) =>
    formatCount(reports.reduce((total, report) => total + count(report), 0));
  const { l10n } = vscode;
  const message = l10n.t(
    'struct.json is up to date. Files: {0}, symbols: {1}, calls: {2}, syntax errors: {3}, skipped: {4}.',
    sum((report) => report.modules),
    sum((report) => report.symbols),
    sum((report) => report.calls),
    sum((report) => report.errors),
    sum((report) => report.skipped),
  );
  shell.log.info(message);
  const [first] = folders;
  const open = { title: l10n.t('Open struct.json'), run: () => first && openStruct(first) };
  const errors = { title: l10n.t('Show Syntax Errors'), run: showErrors(shell) };
  notify(shell.log, 'info', message, reports.some((report) => report.errors > 0) ? [open, errors] : [open]);
}

async function openStruct(folder: FolderIndex): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder.folder.uri, STRUCT_FILE));
}
