import * as vscode from 'vscode';
import { createContextProvider } from '../../continue/contextProvider.ts';
import type { ContinueApi } from '../../continue/continueApi.ts';
import type { ContinueWorkspace } from '../../continue/continueWorkspace.ts';
import { estimateTokens } from '../../core/text/tokenEstimate.ts';

/** What outlives our deactivation: Continue cannot forget a provider, so the one it has must find us again. */
interface Slot {
  workspace: ContinueWorkspace | undefined;
  registered: boolean;
}

const KEY = Symbol.for('llmstruct.continue');

function slot(): Slot {
  const place = globalThis as { [KEY]?: Slot };
  place[KEY] ??= { workspace: undefined, registered: false };
  return place[KEY];
}

/** Lets the provider answer out of `workspace` until the result is disposed. */
export function fillSlot(workspace: ContinueWorkspace): vscode.Disposable {
  slot().workspace = workspace;
  return new vscode.Disposable(() => {
    if (slot().workspace === workspace) slot().workspace = undefined;
  });
}

export function isRegistered(): boolean {
  return slot().registered;
}

/** Registers the provider, once in the life of the extension host. */
export function registerOnce(api: ContinueApi, log: vscode.LogOutputChannel): void {
  const own = slot();
  if (own.registered) return;
  own.registered = true;
  const provider = createContextProvider({
    workspace: () => own.workspace,
    countTokens: estimateTokens,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    log: (message) => log.warn(message),
    t: (text, ...values) => vscode.l10n.t(text, ...values),
  });
  api.registerCustomContextProvider(provider);
}
