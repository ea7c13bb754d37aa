import * as vscode from 'vscode';
import type { AskForConsent, Departure } from './consent.ts';

/** More lines would push the buttons of a modal message off a small screen. */
const MOST_LINES = 20;

/** Asks in a modal message, so that nothing but its button can be taken for a yes. */
export const askInDialog: AskForConsent = async (departure) => {
  const { model, endpoint } = departure;
  const send = vscode.l10n.t('Send');
  const question = vscode.l10n.t('Send code to {model} at {endpoint}, which is not on this machine?', {
    model,
    endpoint,
  });
  return (await vscode.window.showWarningMessage(question, { modal: true, detail: details(departure) }, send)) === send;
};

function details({ symbols, bytes }: Departure): string {
  const number = new Intl.NumberFormat(vscode.env.language);
  const more = symbols.length - MOST_LINES;
  return [
    vscode.l10n.t('Size: {bytes} bytes. Contains code of:', { bytes: number.format(bytes) }),
    ...symbols.slice(0, MOST_LINES).map((symbol) => `• ${symbol}`),
    ...(more > 0 ? [vscode.l10n.t('… and {count} more', { count: number.format(more) })] : []),
    '',
    vscode.l10n.t(
      'Send holds for this model at this address in this workspace, until you run “llmstruct: Forget Consent to Send Code”.',
    ),
  ].join('\n');
}
