import * as vscode from 'vscode';
import { isCancelled, isLlmstructError } from '../core/errors.ts';
import { errorMessage } from './errorMessage.ts';
import { type Choice, notify } from './notify.ts';

/** Errors that a model on this machine helps with. */
const WANTS_MODEL: ReadonlySet<string> = new Set(['model-unreachable', 'model-missing']);

/** Logs an error with its facts and shows it, worded, with a hint, a way to the log and, where it lacks, to a model. A cancellation is no error. */
export function reportError(log: vscode.LogOutputChannel, what: string, error: unknown): void {
  if (isCancelled(error) || error instanceof vscode.CancellationError) {
    log.info(`${what}: cancelled`);
    return;
  }
  log.error(what, error instanceof Error ? error : String(error));
  const { message, hint } = errorMessage(error);
  const setUp: Choice = {
    title: vscode.l10n.t('Set Up Local Model'),
    run: () => vscode.commands.executeCommand('llmstruct.setUpLocalModel'),
  };
  const showLog: Choice = { title: vscode.l10n.t('Show Log'), run: () => log.show(true) };
  const helps = isLlmstructError(error) && WANTS_MODEL.has(error.code);
  notify(log, 'error', `${message} ${hint}`, helps ? [setUp, showLog] : [showLog]);
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
