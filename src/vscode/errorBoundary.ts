import * as vscode from 'vscode';
import { isCancelled } from '../core/errors.ts';
import { errorMessage } from './errorMessage.ts';
import { notify } from './notify.ts';

/** Logs an error with its facts and shows it, worded, with a hint and a way to the log. A cancellation is no error. */
export function reportError(log: vscode.LogOutputChannel, what: string, error: unknown): void {
  if (isCancelled(error) || error instanceof vscode.CancellationError) {
    log.info(`${what}: cancelled`);
    return;
  }
  log.error(what, error instanceof Error ? error : String(error));
  const { message, hint } = errorMessage(error);
  notify(log, 'error', `${message} ${hint}`, [{ title: vscode.l10n.t('Show Log'), run: () => log.show(true) }]);
}

/** The one boundary between a handler and the editor: what it throws ends here. */
export function withErrorBoundary<Args extends readonly unknown[], Result>(
  log: vscode.LogOutputChannel,
  what: string,
  handler: (...args: Args) => Result | Promise<Result>,
): (...args: Args) => Promise<Result | undefined> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      reportError(log, what, error);
      return undefined;
    }
  };
}
