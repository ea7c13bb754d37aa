import * as vscode from 'vscode';
import type { Suggestion } from './suggestion.ts';
import { suggestionBody } from './suggestionBody.ts';
import { suggestionTitle, targetTitle } from './suggestionWording.ts';
import type { SuggestionSurface } from './surface.ts';

interface ShownThread {
  readonly thread: vscode.CommentThread;
  readonly uri: string;
}

/** Shows suggestions as comment threads, the one inline zone that extensions may have. */
export class CommentSurface implements SuggestionSurface {
  /** `commentController == llmstruct` in the manifest's menus. */
  readonly #controller = vscode.comments.createCommentController('llmstruct', 'llmstruct');
  readonly #shown = new Map<string, ShownThread>();

  constructor() {
    this.#controller.options = {
      prompt: vscode.l10n.t('What should be different? The model is asked again with your remark.'),
      placeHolder: vscode.l10n.t('For example: keep the loop'),
    };
  }

  show(suggestion: Suggestion): void {
    const known = this.#shown.get(suggestion.id);
    if (known !== undefined && known.uri === suggestion.uri) {
      fill(known.thread, suggestion);
      return;
    }
    // A thread cannot move to another file: after a rename it is made anew.
    known?.thread.dispose();
    this.#shown.set(suggestion.id, { thread: this.#create(suggestion), uri: suggestion.uri });
  }

  hide(id: string): void {
    this.#shown.get(id)?.thread.dispose();
    this.#shown.delete(id);
  }

  idOf(argument: unknown): string | undefined {
    for (const [id, { thread }] of this.#shown) {
      if (argument === thread || thread.comments.some((comment) => comment === argument)) return id;
      if (isReply(argument) && argument.thread === thread) return id;
    }
    return undefined;
  }

  dispose(): void {
    for (const { thread } of this.#shown.values()) thread.dispose();
    this.#shown.clear();
    this.#controller.dispose();
  }

  #create(suggestion: Suggestion): vscode.CommentThread {
    const thread = this.#controller.createCommentThread(vscode.Uri.parse(suggestion.uri), rangeOf(suggestion), []);
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    // A remark would ask a model for another version of the target, which a new definition only stands behind.
    thread.canReply = suggestion.adds === undefined;
    fill(thread, suggestion);
    return thread;
  }
}

function fill(thread: vscode.CommentThread, suggestion: Suggestion): void {
  const { state, remark } = suggestion;
  const stale = state === 'stale' ? ` · ${vscode.l10n.t('stale')}` : '';
  thread.range = rangeOf(suggestion);
  thread.label = `${targetTitle(suggestion)}${stale}`;
  thread.contextValue = state;
  const comment = { mode: vscode.CommentMode.Preview, contextValue: state };
  thread.comments = [
    ...(remark === undefined
      ? []
      : [{ ...comment, author: { name: vscode.l10n.t('You') }, body: new vscode.MarkdownString().appendText(remark) }]),
    { ...comment, author: { name: `llmstruct · ${suggestionTitle(suggestion)}` }, body: suggestionBody(suggestion) },
  ];
}

/** Only the last line: the zone opens under it and the whole target stays in sight above. */
function rangeOf({ lastLine }: Suggestion): vscode.Range {
  return new vscode.Range(lastLine, 0, lastLine, 0);
}

function isReply(argument: unknown): argument is vscode.CommentReply {
  return typeof argument === 'object' && argument !== null && 'thread' in argument;
}
