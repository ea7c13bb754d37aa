import * as vscode from 'vscode';
import type { RequestProgress } from './improveFlow.ts';

/** Runs a request under a notification that says how far it is and has a Cancel button. */
export function withRequestProgress<Result>(
  title: string,
  work: (progress: RequestProgress, token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return Promise.resolve(
    vscode.window.withProgress(options, (progress, token) =>
      work(
        {
          preparing: () => progress.report({ message: vscode.l10n.t('choosing the context') }),
          waiting: (tokens) =>
            progress.report({
              message: vscode.l10n.t('loading the model or reading the prompt ({tokens} tokens)', { tokens }),
            }),
          receiving: (characters) =>
            progress.report({ message: vscode.l10n.t('{characters} characters received', { characters }) }),
        },
        token,
      ),
    ),
  );
}
