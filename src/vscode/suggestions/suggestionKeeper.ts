import * as vscode from 'vscode';
import { type KeptSuggestion, keepSuggestion, reviveSuggestion } from './keptSuggestion.ts';
import type { Outcome } from './outcomes.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

const KEY = 'llmstruct.suggestions';
/** Milliseconds after which changes are written; a window is not closed faster. */
const REST_MS = 100;

/** An open suggestion for the next session; without `kept` it can only be told that there was one. */
interface Entry {
  readonly about: Pick<
    Outcome,
    'id' | 'uri' | 'target' | 'name' | 'kind' | 'action' | 'adds' | 'instruction' | 'origin'
  >;
  readonly kept?: KeptSuggestion;
}

type KeeperTools = Pick<SuggestionTools, 'store' | 'outcomes' | 'outlines' | 'folders' | 'log'>;

/**
 * Keeps the open suggestions with the workspace and brings them back after a reload of the window, each as soon as its folder
 * is indexed. What cannot come back is in the view, with the reason.
 */
export class SuggestionKeeper implements vscode.Disposable {
  readonly #tools: KeeperTools;
  readonly #memory: vscode.Memento;
  readonly #subscriptions: vscode.Disposable[];
  /** Of the last session, not brought back yet. */
  #waiting: readonly Entry[];
  readonly #reviving = new Set<Entry>();
  #timer: NodeJS.Timeout | undefined;

  constructor(tools: KeeperTools, memory: vscode.Memento) {
    this.#tools = tools;
    this.#memory = memory;
    this.#waiting = entriesIn(memory);
    this.#subscriptions = [
      { dispose: tools.store.onDidChange(() => this.#writeSoon()) },
      tools.folders.onDidUpdate(() => void this.revive()),
    ];
    void this.revive();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    if (this.#timer !== undefined) void this.#write();
  }

  /** Brings back what can be brought back by now. */
  async revive(): Promise<void> {
    const ready = this.#waiting.filter(
      (entry) => !this.#reviving.has(entry) && this.#tools.folders.find(vscode.Uri.parse(entry.about.uri)),
    );
    for (const entry of ready) this.#reviving.add(entry);
    for (const entry of ready) {
      try {
        await this.#bringBack(entry);
      } catch (error) {
        this.#tools.log.warn(`suggestion for ${entry.about.target} not brought back: ${String(error)}`);
        this.#lose(entry, vscode.l10n.t('its file could not be opened after the window was reloaded'));
      }
      // Until now it is kept as it was: the window may be closed while its file is being opened.
      this.#reviving.delete(entry);
      this.#waiting = this.#waiting.filter((other) => other !== entry);
      this.#writeSoon();
    }
  }

  async #bringBack(entry: Entry): Promise<void> {
    const { store, outlines } = this.#tools;
    const { kept, about } = entry;
    if (kept === undefined) {
      this.#lose(entry, vscode.l10n.t('it could not be kept over a reload of the window without a secret of its code'));
      return;
    }
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(about.uri));
    const outline = await outlines.of(document);
    const back = reviveSuggestion(kept, about.id, document.getText(), outline);
    if (back !== undefined) store.add(back);
    else
      this.#lose(
        entry,
        vscode.l10n.t('its code changed before the window was reloaded, and its secrets were not kept'),
      );
  }

  #lose({ about }: Entry, reason: string): void {
    this.#tools.outcomes.note({ ...about, state: 'failed', reason });
  }

  #writeSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), REST_MS);
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { store, log } = this.#tools;
    const waiting = this.#waiting.filter(({ about }) => store.get(about.id) === undefined);
    const entries = [...waiting, ...store.all.map(entryOf)];
    try {
      await this.#memory.update(KEY, entries.length === 0 ? undefined : entries);
    } catch (error) {
      log.warn(`open suggestions not kept: ${String(error)}`);
    }
  }
}

/** The ids that the last session left. */
export function keptIds(memory: vscode.Memento): readonly string[] {
  return entriesIn(memory).map(({ about }) => about.id);
}

function entriesIn(memory: vscode.Memento): readonly Entry[] {
  return memory.get<readonly Entry[]>(KEY, []);
}

function entryOf(suggestion: Suggestion): Entry {
  const { id, uri, target, name, kind, action, adds, instruction, origin } = suggestion;
  const kept = keepSuggestion(suggestion);
  const about = {
    ...{ id, uri, target, name, kind, action, origin },
    ...(adds === undefined ? {} : { adds }),
    ...(instruction === undefined ? {} : { instruction }),
  };
  return { about, ...(kept === undefined ? {} : { kept }) };
}
