import * as vscode from 'vscode';

/** A button of a notification and what it does. */
export interface Choice {
  readonly title: string;
  run(): unknown;
}

const show = {
  info: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const;

/**
 * Shows a notification and returns at once: a command ends when its work is done, not when somebody has clicked. A button
 * that fails is logged.
 */
export function notify(
  log: vscode.LogOutputChannel,
  kind: keyof typeof show,
  message: string,
  choices: readonly Choice[] = [],
): void {
  const titles = choices.map((choice) => choice.title);
  void Promise.resolve(show[kind](message, ...titles))
    .then((title) => choices.find((choice) => choice.title === title)?.run())
    .catch((error: unknown) => log.error(String(error)));
}
