import * as vscode from 'vscode';
import type { Outcome, Outcomes } from './outcomes.ts';
import type { Suggestion, SuggestionState } from './suggestion.ts';
import { groupItem, outcomeItem, suggestionItem } from './suggestionItems.ts';
import type { SuggestionStore } from './suggestionStore.ts';

/** A row of the tree. */
export type SuggestionNode =
  | { readonly kind: 'group'; readonly state: SuggestionState; readonly rows: readonly SuggestionRow[] }
  | SuggestionRow;
export type SuggestionRow =
  | { readonly kind: 'suggestion'; readonly suggestion: Suggestion }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

/** In the order of the groups: what asks for a decision first. */
const STATES: readonly SuggestionState[] = ['pending', 'stale', 'accepted', 'failed', 'rejected'];

/** The suggestions of the workspace by state: open ones in order of place, those that are over the newest first. */
export class SuggestionsView implements vscode.TreeDataProvider<SuggestionNode>, vscode.Disposable {
  readonly #store: SuggestionStore;
  readonly #outcomes: Outcomes;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<SuggestionNode>;
  readonly #stops: readonly (() => void)[];
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: SuggestionStore, outcomes: Outcomes) {
    this.#store = store;
    this.#outcomes = outcomes;
    this.#view = vscode.window.createTreeView('llmstruct.suggestions', { treeDataProvider: this });
    this.#stops = [store.onDidChange(() => this.#refresh()), outcomes.onDidChange(() => this.#refresh())];
    this.#refresh();
  }

  getChildren(node?: SuggestionNode): SuggestionNode[] {
    if (node === undefined) return STATES.map((state) => this.#group(state)).filter(({ rows }) => rows.length > 0);
    return node.kind === 'group' ? [...node.rows] : [];
  }

  getTreeItem(node: SuggestionNode): vscode.TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(node.state, node.rows.length);
      case 'suggestion':
        return suggestionItem(node.suggestion);
      case 'outcome':
        return outcomeItem(node.outcome);
    }
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #group(state: SuggestionState) {
    const open = this.#store.all.filter((suggestion) => suggestion.state === state);
    const over = this.#outcomes.all.filter((outcome) => outcome.state === state);
    const rows: readonly SuggestionRow[] = [
      ...open.map((suggestion) => ({ kind: 'suggestion' as const, suggestion })),
      ...over.map((outcome) => ({ kind: 'outcome' as const, outcome })),
    ];
    return { kind: 'group' as const, state, rows };
  }

  #refresh(): void {
    const open = this.#store.all.length;
    const tooltip = vscode.l10n.t('Suggestions to decide: {0}', open);
    this.#view.badge = open > 0 ? { value: open, tooltip } : undefined;
    void vscode.commands.executeCommand('setContext', 'llmstruct.hasOutcomes', this.#outcomes.all.length > 0);
    this.#changed.fire();
  }
}

/** The suggestion or outcome of a row, when a menu of the view called a command. */
export function rowOf(argument: unknown): SuggestionRow | undefined {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument)) return undefined;
  const isRow = argument.kind === 'suggestion' || argument.kind === 'outcome';
  return isRow ? (argument as SuggestionRow) : undefined;
}
