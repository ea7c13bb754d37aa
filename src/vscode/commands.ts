import * as vscode from 'vscode';
import { createTasksFile } from './commands/createTasksFile.ts';
import { parseWorkspace } from './commands/parseWorkspace.ts';
import { revokeConsent } from './commands/revokeConsent.ts';
import { showEgressLog } from './commands/showEgressLog.ts';
import { showErrors } from './commands/showErrors.ts';
import { showLog } from './commands/showLog.ts';
import { showMenu } from './commands/showMenu.ts';
import { withErrorBoundary } from './errorBoundary.ts';
import { setApiKey } from './keys/apiKeyCommand.ts';
import type { Shell } from './shell.ts';
import { askByVoice } from './voice/askByVoice.ts';

/** Every command of the shell: its id and what makes its handler. The manifest words them. */
const COMMANDS: Readonly<Record<string, (shell: Shell) => () => void | Promise<void>>> = {
  'llmstruct.parseWorkspace': parseWorkspace,
  'llmstruct.showErrors': showErrors,
  'llmstruct.showMenu': showMenu,
  'llmstruct.showLog': showLog,
  'llmstruct.createTasksFile': createTasksFile,
  'llmstruct.openTasksFile': createTasksFile,
  'llmstruct.revokeConsent': revokeConsent,
  'llmstruct.setApiKey': setApiKey,
  'llmstruct.showEgressLog': showEgressLog,
  'llmstruct.askByVoice': askByVoice,
};

export function registerCommands(shell: Shell): vscode.Disposable {
  const registered = Object.entries(COMMANDS).map(([id, make]) =>
    vscode.commands.registerCommand(id, withErrorBoundary(shell.log, id, make(shell))),
  );
  return vscode.Disposable.from(...registered);
}
