import * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import type { TrackerPlace } from '../../trackers/trackerPlace.ts';

/** Issues of private repositories need it; GitHub has no smaller one for them. */
const SCOPES = ['repo'];

/** Who of VS Code's own sign-ins knows this server; undefined where none does. */
export function signInProvider({ kind, origin }: TrackerPlace): string | undefined {
  if (origin === 'https://github.com') return 'github';
  // The user's own value only: a workspace must not say which server gets the user's sign-in.
  const enterprise = vscode.workspace.getConfiguration('github-enterprise').inspect<string>('uri')?.globalValue;
  return kind === 'github' && enterprise?.replace(/\/+$/, '') === origin ? 'github-enterprise' : undefined;
}

/**
 * The token of VS Code's sign-in; the user is asked to sign in, or to let llmstruct use it, where that has not happened, and `again` where the server did not take
 * the last one. Undefined when the user does not want to. Throws `tracker-sign-in`.
 */
export async function signedInToken(provider: string, place: string, again: boolean): Promise<string | undefined> {
  const asked = again
    ? { forceNewSession: { detail: vscode.l10n.t('{0} did not take the last sign-in.', place) } }
    : { createIfNone: { detail: vscode.l10n.t('llmstruct reads and writes Issues of {0}.', place) } };
  try {
    return (await vscode.authentication.getSession(provider, SCOPES, asked))?.accessToken;
  } catch (error) {
    if (isDismissed(error)) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LlmstructError('tracker-sign-in', { place, reason }, error);
  }
}

/** VS Code has no code for it: these are the words of its dialog, of its GitHub sign-in, and of its cancellation. */
function isDismissed(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError ||
    (error instanceof Error && /did not consent|^cancell?ed$/i.test(error.message))
  );
}
