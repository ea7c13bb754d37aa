import type * as vscode from 'vscode';
import type { Cancellation } from '../../core/ports.ts';

/** The editor's token as the engine's `Cancellation`. */
export function tokenCancellation(token: vscode.CancellationToken): Cancellation {
  return {
    get cancelled() {
      return token.isCancellationRequested;
    },
    onCancel(listener) {
      if (token.isCancellationRequested) {
        listener();
        return () => {};
      }
      const subscription = token.onCancellationRequested(() => {
        subscription.dispose();
        listener();
      });
      return () => {
        subscription.dispose();
      };
    },
  };
}
