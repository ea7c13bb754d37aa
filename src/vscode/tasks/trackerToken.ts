import * as vscode from 'vscode';
import type { TrackerPlace } from '../../trackers/trackerPlace.ts';

/**
 * A token for a tracker: VS Code's own sign-in for github.com, else one that the user enters for this very server, kept in the secret storage. Undefined when
 * the user does not want to.
 */
export async function trackerToken(place: TrackerPlace, secrets: vscode.SecretStorage): Promise<string | undefined> {
  if (place.origin === 'https://github.com') {
    const session = await vscode.authentication.getSession('github', ['repo'], { createIfNone: true });
    return session.accessToken;
  }
  const stored = await secrets.get(slotOf(place));
  if (stored !== undefined) return stored;
  const { l10n } = vscode;
  const title = l10n.t('Token for {0}', place.origin);
  const prompt = l10n.t(
    'It may read and write Issues; kept in the secret storage of VS Code, sent to {0} only.',
    place.origin,
  );
  const token = (await vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true }))?.trim();
  if (token === undefined || token === '') return undefined;
  await secrets.store(slotOf(place), token);
  return token;
}

/** Forgets a token that the server does not take. */
export async function forgetToken(place: TrackerPlace, secrets: vscode.SecretStorage): Promise<void> {
  await secrets.delete(slotOf(place));
}

function slotOf({ origin }: TrackerPlace): string {
  return `llmstruct.token.${origin}`;
}
