import * as vscode from 'vscode';
import type { AskForConsent, Departure } from './consent.ts';

/** More lines would push the buttons of a modal message off a small screen. */
const MOST_LINES = 20;

/**
 * Asks in a modal message, so that nothing but its button can be taken for a yes. `show` opens a page; whoever looks at what would be
 * sent has not agreed yet and asks again.
 */
export function askInDialog(show: (page: string) => void): AskForConsent {
  return async (departure) => {
    const { model, endpoint } = departure;
    const send = vscode.l10n.t('Send');
    const look = vscode.l10n.t('Show First');
    const question = vscode.l10n.t('Send code to {model} at {endpoint}, which is not on this machine?', {
      model,
      endpoint,
    });
    const options = { modal: true, detail: details(departure) };
    const choice = await vscode.window.showWarningMessage(question, options, send, look);
    if (choice === look) show(departurePage(departure));
    return choice === send;
  };
}

/** Exactly what would be sent, and which definitions are in it. */
function departurePage({ model, endpoint, symbols, bytes, messages }: Departure): string {
  const size = vscode.l10n.t('{0} bytes to {1} at {2}', bytes, model, endpoint);
  const texts = messages.map(({ role, content }) => `## ${role}\n\n${content}\n`);
  return `# llmstruct\n\n${size}\n\n${symbols.map((id) => `- ${id}\n`).join('')}\n${texts.join('\n')}`;
}

function details({ symbols, bytes }: Departure): string {
  const number = new Intl.NumberFormat(vscode.env.language);
  const more = symbols.length - MOST_LINES;
  return [
    vscode.l10n.t('Size: {bytes} bytes. Contains code of:', { bytes: number.format(bytes) }),
    // A blank that does not break: the sign stays beside its name.
    ...symbols.slice(0, MOST_LINES).map((symbol) => `•\u00a0${symbol}`),
    ...(more > 0 ? [vscode.l10n.t('… and {count} more', { count: number.format(more) })] : []),
    '',
    vscode.l10n.t('Show First opens exactly what would be sent, and sends nothing.'),
    vscode.l10n.t(
      'Send holds for this model at this address in this workspace, until you run “llmstruct: Forget Consent to Send Code”.',
    ),
  ].join('\n');
}
