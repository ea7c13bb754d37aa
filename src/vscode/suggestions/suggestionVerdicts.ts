import * as vscode from 'vscode';
import type { UsageVerdict } from '../../core/usage/usageRecord.ts';
import type { IndexedFolders, UsageKeeping } from '../services.ts';
import type { Suggestion, SuggestionState } from './suggestion.ts';
import type { SuggestionChange, SuggestionStore } from './suggestionStore.ts';

/** Tells the usage of a request what became of its suggestion. */
export class SuggestionVerdicts implements vscode.Disposable {
  readonly #folders: IndexedFolders;
  readonly #usage: UsageKeeping;
  readonly #stop: () => void;

  constructor(store: SuggestionStore, folders: IndexedFolders, usage: UsageKeeping) {
    this.#folders = folders;
    this.#usage = usage;
    this.#stop = store.onDidChange((change) => this.#changed(change));
  }

  dispose(): void {
    this.#stop();
  }

  #changed({ before, after }: SuggestionChange): void {
    const { receipt } = after.origin;
    if (receipt === undefined || before === undefined || before.state === after.state) return;
    const found = this.#folders.find(vscode.Uri.parse(after.uri));
    if (found === undefined) return;
    const verdict: UsageVerdict = { receipt, outcome: OUTCOMES[after.state] };
    const edit = after.state === 'accepted' ? { edit: { path: found.path, ...textsOf(after) } } : {};
    this.#usage.settle(found.folder, { ...verdict, ...edit });
  }
}

const OUTCOMES: Readonly<Record<SuggestionState, UsageVerdict['outcome']>> = {
  pending: 'suggested',
  stale: 'stale',
  accepted: 'accepted',
  rejected: 'rejected',
  failed: 'failed',
};

/** The target before anything of it was accepted, and with all that was: hunks that were rejected are not in it. */
function textsOf({ bound, replacement, addedImports, taken }: Suggestion): {
  readonly before: string;
  readonly after: string;
} {
  const before = taken?.before ?? bound.text;
  return { before, after: [...(taken?.imports ?? []), ...addedImports, replacement].join('\n') };
}
