import type * as vscode from 'vscode';
import type { SideBySide } from './sideBySide.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionSurface } from './surface.ts';

/** Shows a suggestion once as a comparison in a tab of its own; the lenses above the target have the buttons. */
export class DiffSurface implements SuggestionSurface {
  readonly #sideBySide: SideBySide;
  readonly #log: vscode.LogOutputChannel;
  readonly #shown = new Set<string>();

  constructor(sideBySide: SideBySide, log: vscode.LogOutputChannel) {
    this.#sideBySide = sideBySide;
    this.#log = log;
  }

  show(suggestion: Suggestion): void {
    if (this.#shown.has(suggestion.id)) return;
    this.#shown.add(suggestion.id);
    this.#sideBySide
      .open(suggestion, { preserveFocus: true, preview: false })
      .catch((error: unknown) => this.#log.warn(`side by side: ${String(error)}`));
  }

  hide(id: string): void {
    this.#shown.delete(id);
  }

  idOf(): string | undefined {
    return undefined;
  }

  dispose(): void {
    this.#shown.clear();
  }
}
