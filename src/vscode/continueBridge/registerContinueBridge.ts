import * as vscode from 'vscode';
import { isOurExport } from '../../continue/blockHeader.ts';
import { withoutOurProvider } from '../../continue/withoutOurProvider.ts';
import { editDocument } from '../editDocument.ts';
import { withErrorBoundary } from '../errorBoundary.ts';
import type { LocalServer } from '../localServer/localServer.ts';
import { notify } from '../notify.ts';
import type { Services } from '../services.ts';
import { continueApi, continueIsHere } from './continueExtension.ts';
import { EditorWorkspace } from './editorWorkspace.ts';
import { exportContinueConfig } from './exportContinueConfig.ts';
import { type ForeignBlock, findForeignBlock } from './foreignBlock.ts';
import { previewProvider } from './previewDocuments.ts';
import { fillSlot, isRegistered, registerOnce } from './providerSlot.ts';

/**
 * Brings `@llmstruct` to Continue: registers our provider where Continue runs beside us, also when it is installed later or a block with
 * our title goes, and the command that writes its configuration.
 */
export function registerContinueBridge(services: Services, server: LocalServer): vscode.Disposable {
  const { log } = services;
  const workspace = new EditorWorkspace(services);
  const connect = withErrorBoundary(log, 'Continue', () => connectOnce(services));
  const whenOfContinue = (uris: readonly vscode.Uri[]): void => {
    if (uris.some(({ path }) => path.includes('/.continue/'))) void connect();
  };
  void connect();
  return vscode.Disposable.from(
    workspace,
    fillSlot(workspace),
    previewProvider(),
    vscode.extensions.onDidChange(() => void connect()),
    vscode.workspace.onDidDeleteFiles(({ files }) => whenOfContinue(files)),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => whenOfContinue([uri])),
    vscode.commands.registerCommand(
      'llmstruct.exportContinueConfig',
      withErrorBoundary(log, 'llmstruct.exportContinueConfig', () =>
        exportContinueConfig({ services, server, continueIsHere }),
      ),
    ),
  );
}

async function connectOnce(services: Services): Promise<void> {
  const { log } = services;
  if (isRegistered() || !continueIsHere()) return;
  const foreign = await findForeignBlock(services);
  if (foreign !== undefined) {
    sayForeign(services, foreign);
    return;
  }
  // That Continue does not start is for Continue to say.
  const api = await continueApi().catch((error: unknown) => log.warn(`Continue does not start: ${String(error)}`));
  if (api === undefined) {
    log.info('Continue is here but has no API to register with.');
    return;
  }
  registerOnce(api, log);
  log.info('@llmstruct is registered with Continue.');
}

/** Files that were pointed out in this session. */
const said = new Set<string>();

function sayForeign(services: Services, { uri, ours }: ForeignBlock): void {
  if (said.has(uri.toString())) return;
  said.add(uri.toString());
  const { l10n, window } = vscode;
  const name = vscode.workspace.asRelativePath(uri);
  const open = { title: l10n.t('Open File'), run: () => window.showTextDocument(uri) };
  const remove = ours
    ? { title: l10n.t('Remove File'), run: () => removeBlock(services, uri) }
    : { title: l10n.t('Remove Entry'), run: () => removeEntry(services, uri) };
  const message = l10n.t(
    '{0} already gives Continue a provider named llmstruct, and would hide the better one of this extension.',
    name,
  );
  notify(services.log, 'info', message, [remove, open]);
}

async function removeBlock(services: Services, uri: vscode.Uri): Promise<void> {
  // The notice may be hours old, and the file somebody's own by now.
  const document = await vscode.workspace.openTextDocument(uri).then(
    (open) => open,
    () => undefined,
  );
  if (document !== undefined && (document.isDirty || !isOurExport(document.getText())))
    return removeEntry(services, uri);
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(uri, { ignoreIfNotExists: true });
  if (await vscode.workspace.applyEdit(edit)) await connectOnce(services);
}

/** Takes our entry out of somebody's own file, into an editor, where it is seen, can be undone, and is saved by them. */
async function removeEntry(services: Services, uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const old = document.getText();
  const text = withoutOurProvider(old);
  if (text === undefined || !(await editDocument(document, [{ start: 0, end: old.length, text }]))) {
    notify(services.log, 'info', vscode.l10n.t('Remove the entry titled llmstruct by hand, and save.'));
    return;
  }
  notify(services.log, 'info', vscode.l10n.t('The entry is taken out; save the file to let it go.'));
}
