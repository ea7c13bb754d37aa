import { join } from 'node:path';
import * as vscode from 'vscode';
import { type ContinueExport, type ExportedFile, exportFiles } from '../../continue/exportFiles.ts';
import { mergeBlock } from '../../continue/mergeBlock.ts';
import { mergeOlderConfig } from '../../continue/olderConfig.ts';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import { readSettings } from '../../core/settings/readSettings.ts';
import { continueHome, readIfThere } from '../../node/continueHome.ts';
import { refuseLinksOutside } from '../../node/pathGuard.ts';
import { folderAtHand } from '../commands/folderAtHand.ts';
import { hasFolders } from '../commands/requireFolders.ts';
import { writeServerSecrets } from '../localServer/registerLocalServer.ts';
import { notify } from '../notify.ts';
import type { IndexedFolder, Services } from '../services.ts';
import { editorSettings } from '../settings.ts';
import { SETTINGS_FILE } from '../workspaceFiles.ts';
import type { ContinueBridge } from './continueBridge.ts';
import { readText } from './foreignBlock.ts';
import { previewUri } from './previewDocuments.ts';

const MCP_FILE = '.continue/mcpServers/llmstruct.yaml';

/** What the export did, as paths; what existed with another text is only shown, and replaced when the person says so. */
export interface ExportResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly shown: readonly string[];
  /** Files that cannot be merged into, and were left alone. */
  readonly refused: readonly string[];
}

type GrowingResult = { -readonly [list in keyof ExportResult]: string[] };

function emptyResult(): GrowingResult {
  return { written: [], unchanged: [], shown: [], refused: [] };
}

/** The command: writes the files that make Continue know llmstruct into the folder's `.continue`, and offers the rest. */
export async function exportContinueConfig(bridge: ContinueBridge): Promise<ExportResult | undefined> {
  const { services } = bridge;
  if (!hasFolders(services)) return undefined;
  const folder = await folderAtHand(services.folders, vscode.l10n.t('In which folder?'));
  if (folder === undefined) return undefined;
  const mcp = (await readText(vscode.Uri.joinPath(folder.folder.uri, MCP_FILE))) !== undefined;
  const options = { ...(await optionsFor(folder)), http: !bridge.continueIsHere(), mcp };
  const result = emptyResult();
  await writeOrShow(bridge.services, folder, exportFiles(options), result);
  sayResult(bridge.services, folder, result);
  if (options.http) offerSecrets(bridge);
  if (!mcp) offerMcp(bridge.services, folder, options);
  await offerOlderForm(bridge.services, options);
  return result;
}

async function optionsFor({ folder }: IndexedFolder): Promise<Omit<ContinueExport, 'http' | 'mcp'>> {
  const { settings } = readSettings(await readIfThere(vscode.Uri.joinPath(folder.uri, SETTINGS_FILE).fsPath));
  const { modelOrder, ollamaHost } = editorSettings(folder.uri);
  return {
    order: modelOrder ?? settings.model.order,
    user: settings.instructions.user,
    contextLength: WINDOW_TOKENS,
    apiBase: ollamaHost,
  };
}

/** A file of the export beside what is there; `wanted` is undefined where that cannot be merged into. */
interface ComparedFile extends ExportedFile {
  readonly uri: vscode.Uri;
  readonly old: string | undefined;
  readonly wanted: string | undefined;
}

/** Throws `file-outside-workspace` before the first is written. */
async function writeOrShow(
  services: Services,
  { folder }: IndexedFolder,
  files: readonly ExportedFile[],
  result: GrowingResult,
): Promise<void> {
  const compared = await Promise.all(files.map((file) => compare(folder.uri, file)));
  const changed = compared.filter(({ old, wanted }) => old !== wanted).map(({ path }) => path);
  refuseLinksOutside(folder.uri.fsPath, changed);
  for (const { uri, path, text, old, wanted } of compared) {
    if (old === wanted) result.unchanged.push(path);
    else if (old === undefined) {
      await writeFile(uri, text);
      result.written.push(path);
    } else {
      const refuse = (): void => sayNoBlock(services, path);
      await showDifference(services, uri, path, { old, make: (now) => mergeBlock(now, text), refuse });
      (wanted === undefined ? result.refused : result.shown).push(path);
    }
  }
}

async function compare(root: vscode.Uri, file: ExportedFile): Promise<ComparedFile> {
  const uri = vscode.Uri.joinPath(root, file.path);
  const old = await readIfThere(uri.fsPath);
  return { ...file, uri, old, wanted: old === undefined ? file.text : mergeBlock(old, file.text) };
}

/** What a file becomes: `old` is its text when the difference was shown, `make` gives the new one for whatever it has. */
interface Replacing {
  readonly old: string;
  readonly make: (now: string) => string | undefined;
  /** Says why nothing is changed where `make` gives nothing. */
  readonly refuse: () => void;
}

/** By a WorkspaceEdit: only then does Continue notice at once (it hears of created files, not of written ones). */
async function writeFile(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.fsPath} was not written`);
}

async function showDifference(
  services: Services,
  uri: vscode.Uri,
  path: string,
  { old, make, refuse }: Replacing,
  question = vscode.l10n.t('{0} exists with another text. Replace it?', path),
): Promise<void> {
  const { l10n, commands } = vscode;
  const text = make(old);
  if (text === undefined) {
    refuse();
    return;
  }
  const title = l10n.t('{0} (now – as llmstruct would write it)', path);
  await commands.executeCommand('vscode.diff', uri, previewUri(path, text), title);
  const replace = async (): Promise<void> => {
    const now = (await currentText(uri)) ?? '';
    if (now === old) return writeFile(uri, text);
    // Minutes may lie between the question and the click: what somebody wrote meanwhile must not be lost.
    const again = l10n.t('{0} has changed meanwhile. Look at the difference again: replace it?', path);
    return showDifference(services, uri, path, { old: now, make, refuse }, again);
  };
  notify(services.log, 'warning', question, [
    { title: l10n.t('Replace'), run: replace },
    { title: l10n.t('Leave It'), run: () => {} },
  ]);
}

function sayNoBlock({ log }: Services, path: string): void {
  const said = vscode.l10n.t(
    '{0} is not one YAML map without errors, or has no list or map where Continue reads one; nothing was changed. Correct it, or remove it to have it written anew.',
    path,
  );
  notify(log, 'warning', said);
}

function sayNoObject({ log }: Services, { fsPath }: vscode.Uri): void {
  notify(
    log,
    'warning',
    vscode.l10n.t(
      '{0} is no JSON object, or has no list or object where Continue reads one; nothing was changed.',
      fsPath,
    ),
  );
}

/** A file as an editor has it, unsaved edits included, else as it is on disk. */
async function currentText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.isDirty === true ? open.getText() : readIfThere(uri.fsPath);
}

function sayResult(services: Services, { folder }: IndexedFolder, result: ExportResult): void {
  const { l10n, window } = vscode;
  const [first] = result.written;
  if (first !== undefined) {
    const open = {
      title: l10n.t('Open File'),
      run: () => window.showTextDocument(vscode.Uri.joinPath(folder.uri, first)),
    };
    notify(services.log, 'info', l10n.t('Written for Continue: {0}', result.written.join(', ')), [open]);
  } else if (result.shown.length === 0 && result.refused.length === 0) {
    notify(services.log, 'info', l10n.t('Continue’s configuration is up to date.'));
  }
}

/** Address and token go into one file of the user's own, and only when they say so. */
function offerSecrets({ services, server }: ContinueBridge): void {
  const { l10n } = vscode;
  notify(
    services.log,
    'info',
    l10n.t(
      'Continue does not run beside llmstruct here, so it will ask over HTTP. Start the local server and write its address and token into ~/.continue/.env?',
    ),
    [
      { title: l10n.t('Start and Write'), run: () => writeServerSecrets(services, server) },
      { title: l10n.t('Not Now'), run: () => {} },
    ],
  );
}

function offerMcp(services: Services, folder: IndexedFolder, options: ContinueExport): void {
  const { l10n } = vscode;
  const write = async (): Promise<void> => {
    const result = emptyResult();
    const files = exportFiles({ ...options, mcp: true }).filter(({ path }) => path === MCP_FILE);
    await writeOrShow(services, folder, files, result);
    sayResult(services, folder, result);
  };
  notify(
    services.log,
    'info',
    l10n.t(
      'Should Continue start llmstruct’s MCP server, too (for agent mode)? It would start as soon as anybody opens this folder, without asking; llmstruct must be on the PATH.',
    ),
    [
      { title: l10n.t('Write MCP Block'), run: write },
      { title: l10n.t('No'), run: () => {} },
    ],
  );
}

/** A Continue that has `config.json` and no `config.yaml` reads no block files. */
async function offerOlderForm(services: Services, options: ContinueExport): Promise<void> {
  const home = vscode.Uri.file(continueHome(process.env));
  const uri = vscode.Uri.joinPath(home, 'config.json');
  const old = await readIfThere(uri.fsPath);
  if (old === undefined || (await readText(vscode.Uri.joinPath(home, 'config.yaml'))) !== undefined) return;
  const text = mergeOlderConfig(old, options);
  const refuse = (): void => sayNoObject(services, uri);
  if (text === undefined) refuse();
  if (text === undefined || text === old) return;
  const make = (now: string): string | undefined => mergeOlderConfig(now, options);
  const replacing = { old, make, refuse };
  const show = (): Promise<void> => showDifference(services, uri, join('.continue', 'config.json'), replacing);
  notify(
    services.log,
    'info',
    vscode.l10n.t('Your Continue has a config.json and reads no files of the folder. See what would be added to it?'),
    [{ title: vscode.l10n.t('Show Difference'), run: show }],
  );
}
