import * as vscode from 'vscode';
import { withErrorBoundary } from '../errorBoundary.ts';
import type { Shell } from '../shell.ts';
import { OutlineCache } from '../suggestions/outlineCache.ts';
import { setUpLocalModel } from './setUpLocalModel.ts';
import { tryModelCommand } from './tryModelCommand.ts';
import { WarmUp } from './warmUp.ts';

/** Composes what finds, prepares and tries models. */
export function registerModels(shell: Shell): vscode.Disposable {
  const { log } = shell;
  const warmUp = new WarmUp(shell, new OutlineCache(shell.folders));
  const command = (id: string, handler: () => Promise<unknown>) =>
    vscode.commands.registerCommand(id, withErrorBoundary(log, id, handler));
  return vscode.Disposable.from(
    warmUp,
    vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, warmUp),
    command('llmstruct.setUpLocalModel', () => setUpLocalModel(shell)),
    command('llmstruct.tryModel', () => tryModelCommand(shell)),
  );
}
