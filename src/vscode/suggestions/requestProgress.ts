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
          preparing: (folder) =>
            progress.report({
              message:
                folder.report === undefined
                  ? vscode.l10n.t('waiting until {folder} is indexed', { folder: folder.folder.name })
                  : vscode.l10n.t('choosing the context'),
            }),
          waiting: (step, tokens) => progress.report({ message: waitingText(step, tokens) }),
          receiving: (characters) =>
            progress.report({ message: vscode.l10n.t('{characters} characters received', { characters }) }),
        },
        token,
      ),
    ),
  );
}

function waitingText(step: Parameters<RequestProgress['waiting']>[0], tokens: number): string {
  switch (step.kind) {
    case 'waiting':
      return vscode.l10n.t('the model reads the prompt ({tokens} tokens)', { tokens });
    case 'loading':
      return vscode.l10n.t('loading the model');
    case 'busy':
      return step.seconds === undefined
        ? vscode.l10n.t('waiting: the server works on another request')
        : vscode.l10n.t('waiting: the server still reads a prompt that was given up (about {seconds} s)', {
            seconds: step.seconds,
          });
    case 'pausing':
      return vscode.l10n.t('the server asks to wait {seconds} s', { seconds: step.seconds });
  }
}
