import * as vscode from 'vscode';
import { describePlace, type TrackerPlace } from '../../trackers/trackerPlace.ts';
import { signedInToken, signInProvider } from './trackerSignIn.ts';

/**
 * Tokens for trackers: VS Code's own sign-in for github.com and for the Enterprise server of the user's settings, else one that the user enters for this very
 * server, kept in the secret storage.
 */
export class TrackerTokens {
  readonly #secrets: vscode.SecretStorage;
  /** Places whose server did not take the last sign-in: the next one must be new. */
  readonly #refused = new Set<string>();

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** Undefined when the user does not want to. Throws `tracker-sign-in` where the sign-in fails. */
  async get(place: TrackerPlace): Promise<string | undefined> {
    const provider = signInProvider(place);
    if (provider !== undefined) {
      const token = await signedInToken(provider, describePlace(place), this.#refused.has(place.origin));
      if (token !== undefined) this.#refused.delete(place.origin);
      return token;
    }
    return (await this.#secrets.get(slotOf(place))) ?? (await this.#ask(place));
  }

  /** Forgets a token that the server does not take. */
  async refuse(place: TrackerPlace): Promise<void> {
    if (signInProvider(place) !== undefined) this.#refused.add(place.origin);
    else await this.#secrets.delete(slotOf(place));
  }

  async #ask(place: TrackerPlace): Promise<string | undefined> {
    const { l10n } = vscode;
    const title = l10n.t('Token for {0}', place.origin);
    const prompt = l10n.t(
      'It may read and write Issues; kept in the secret storage of VS Code, sent to {0} only.',
      place.origin,
    );
    const token = (await vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true }))?.trim();
    if (token === undefined || token === '') return undefined;
    await this.#secrets.store(slotOf(place), token);
    return token;
  }
}

function slotOf({ origin }: TrackerPlace): string {
  return `llmstruct.token.${origin}`;
}
