import * as vscode from 'vscode';
import { type ExportedFile, exportFiles } from '../../continue/exportFiles.ts';
import { readSettings } from '../../core/settings/readSettings.ts';
import { notify } from '../notify.ts';
import type { IndexedFolder, Services } from '../services.ts';
import { editorSettings } from '../settings.ts';
import { SETTINGS_FILE } from '../workspaceFiles.ts';
import { continueIsHere } from './continueExtension.ts';
import { readText } from './foreignBlock.ts';
import { previewUri } from './previewDocuments.ts';

/** Window of the local models in tokens. */
const CONTEXT_LENGTH = 8192;

/** What the export did, as paths; what existed with another text is only shown, and replaced when the person says so. */
export interface ExportResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly shown: readonly string[];
}

/** The command: writes the files that make Continue know llmstruct into the folder's `.continue`. */
export async function exportContinueConfig(services: Services): Promise<ExportResult | undefined> {
  const folder = await chooseFolder(services);
  if (folder === undefined) return undefined;
  const sameHost = continueIsHere();
  const files = await filesFor(folder, sameHost);
  const result = { written: [] as string[], unchanged: [] as string[], shown: [] as string[] };
  for (const file of files) {
    const uri = vscode.Uri.joinPath(folder.folder.uri, file.path);
    const old = await readText(uri);
    if (old === file.text) result.unchanged.push(file.path);
    else if (old === undefined) {
      await writeFile(uri, file.text);
      result.written.push(file.path);
    } else {
      await showDifference(services, uri, file);
      result.shown.push(file.path);
    }
  }
  sayResult(services, folder, result, sameHost);
  return result;
}

async function chooseFolder({ folders, log }: Services): Promise<IndexedFolder | undefined> {
  const { all } = folders;
  const active = vscode.window.activeTextEditor?.document.uri;
  const found = active === undefined ? undefined : folders.find(active)?.folder;
  if (found !== undefined || all.length === 1) return found ?? all[0];
  if (all.length === 0) {
    notify(log, 'info', vscode.l10n.t('Open a folder first: llmstruct works on a whole folder.'));
    return undefined;
  }
  const items = all.map((folder) => ({ label: folder.folder.name, folder }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Continue Config') }))?.folder;
}

async function filesFor({ folder }: IndexedFolder, sameHost: boolean): Promise<readonly ExportedFile[]> {
  const { settings } = readSettings(await readText(vscode.Uri.joinPath(folder.uri, SETTINGS_FILE)));
  const { modelOrder, ollamaHost } = editorSettings(folder.uri);
  return exportFiles({
    order: modelOrder ?? settings.model.order,
    user: settings.instructions.user,
    contextLength: CONTEXT_LENGTH,
    apiBase: ollamaHost,
    sameHost,
  });
}

/** By a WorkspaceEdit: only then does Continue notice at once (it hears of created files, not of written ones). */
async function writeFile(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.fsPath} was not written`);
}

async function showDifference({ log }: Services, uri: vscode.Uri, { path, text }: ExportedFile): Promise<void> {
  const { l10n, commands } = vscode;
  await commands.executeCommand(
    'vscode.diff',
    uri,
    previewUri(path, text),
    l10n.t('{0} (now – as llmstruct would write it)', path),
  );
  notify(log, 'warning', l10n.t('{0} exists with another text. Replace it?', path), [
    { title: l10n.t('Replace'), run: () => writeFile(uri, text) },
    { title: l10n.t('Leave It'), run: () => {} },
  ]);
}

function sayResult(services: Services, { folder }: IndexedFolder, result: ExportResult, sameHost: boolean): void {
  const { l10n, window } = vscode;
  const [first] = result.written;
  if (first !== undefined) {
    const open = {
      title: l10n.t('Open File'),
      run: () => window.showTextDocument(vscode.Uri.joinPath(folder.uri, first)),
    };
    notify(services.log, 'info', l10n.t('Written for Continue: {0}', result.written.join(', ')), [open]);
  } else if (result.shown.length === 0) {
    notify(services.log, 'info', l10n.t('Continue’s configuration is up to date.'));
  }
  if (!sameHost) {
    notify(
      services.log,
      'info',
      l10n.t(
        'Continue does not run beside llmstruct here, so it will ask over HTTP: put LLMSTRUCT_URL and LLMSTRUCT_TOKEN into ~/.continue/.env.',
      ),
    );
  }
}
