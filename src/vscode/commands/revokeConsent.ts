import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import type { Shell } from '../shell.ts';
import { ConsentMemory } from '../suggestions/consentMemory.ts';

/** "Forget Consent to Send Code": every model that is not on this machine is asked about again. */
export function revokeConsent({ context, log }: Shell): () => Promise<void> {
  return async () => {
    await new ConsentMemory(context.workspaceState).clear();
    const done = vscode.l10n.t('No code leaves this machine before you are asked again.');
    notify(log, 'info', done);
  };
}
