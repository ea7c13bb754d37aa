import * as vscode from 'vscode';
import { isCancelled } from '../core/errors.ts';
import { errorMessage } from './errorMessage.ts';

/** A button of a notification and what it does. */
export interface Choice {
  readonly title: string;
  run(): unknown;
}

const SHOW = { info: 'showInformationMessage', warning: 'showWarningMessage', error: 'showErrorMessage' } as const;

/**
 * Shows a notification and returns at once: a command ends when its work is done, not when somebody has clicked. A button
 * that fails says why.
 */
export function notify(
  log: vscode.LogOutputChannel,
  kind: keyof typeof SHOW,
  message: string,
  choices: readonly Choice[] = [],
): void {
  const titles = choices.map((choice) => choice.title);
  void Promise.resolve(vscode.window[SHOW[kind]](message, ...titles))
    .then((title) => choices.find((choice) => choice.title === title)?.run())
    .catch((error: unknown) => {
      if (isCancelled(error)) return;
      log.error(String(error));
      const said = errorMessage(error);
      void vscode.window.showErrorMessage(`${said.message} ${said.hint}`);
    });
}
