import * as vscode from 'vscode';
import { withErrorBoundary } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import type { Services } from '../services.ts';
import { continueApi, continueIsHere } from './continueExtension.ts';
import { EditorWorkspace } from './editorWorkspace.ts';
import { exportContinueConfig } from './exportContinueConfig.ts';
import { type ForeignBlock, findForeignBlock } from './foreignBlock.ts';
import { previewProvider } from './previewDocuments.ts';
import { fillSlot, isRegistered, registerOnce } from './providerSlot.ts';

/**
 * Brings `@llmstruct` to Continue: registers our provider where Continue runs beside us, also when it is installed later,
 * and the command that writes its configuration.
 */
export function registerContinueBridge(services: Services): vscode.Disposable {
  const { log } = services;
  const workspace = new EditorWorkspace(services);
  const connect = withErrorBoundary(log, 'Continue', () => connectOnce(services));
  void connect();
  return vscode.Disposable.from(
    workspace,
    fillSlot(workspace),
    previewProvider(),
    vscode.extensions.onDidChange(() => void connect()),
    vscode.commands.registerCommand(
      'llmstruct.exportContinueConfig',
      withErrorBoundary(log, 'llmstruct.exportContinueConfig', () => exportContinueConfig(services)),
    ),
  );
}

async function connectOnce(services: Services): Promise<void> {
  if (isRegistered() || !continueIsHere()) return;
  const foreign = await findForeignBlock(services);
  if (foreign !== undefined) {
    sayForeign(services, foreign);
    return;
  }
  const api = await continueApi();
  if (api === undefined) {
    services.log.info('Continue is here but has no API to register with.');
    return;
  }
  registerOnce(api, services.log);
  services.log.info('@llmstruct is registered with Continue.');
}

/** Files that were pointed out in this session. */
const said = new Set<string>();

function sayForeign(services: Services, { uri, ours }: ForeignBlock): void {
  if (said.has(uri.toString())) return;
  said.add(uri.toString());
  const { l10n, window } = vscode;
  const name = vscode.workspace.asRelativePath(uri);
  const open = { title: l10n.t('Open File'), run: () => window.showTextDocument(uri) };
  const remove = { title: l10n.t('Remove File'), run: () => removeBlock(services, uri) };
  const message = l10n.t(
    '{0} already gives Continue a provider named llmstruct, and would hide the better one of this extension.',
    name,
  );
  notify(services.log, 'info', message, ours ? [remove, open] : [open]);
}

async function removeBlock(services: Services, uri: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(uri, { ignoreIfNotExists: true });
  if (await vscode.workspace.applyEdit(edit)) await connectOnce(services);
}
