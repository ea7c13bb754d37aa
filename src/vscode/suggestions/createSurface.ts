import * as vscode from 'vscode';
import { CommentSurface } from './commentSurface.ts';
import { DiffSurface } from './diffSurface.ts';
import type { SideBySide } from './sideBySide.ts';
import { isOpen, type Suggestion } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';
import type { SuggestionSurface } from './surface.ts';

/** The surface that follows the store: comment threads, or Side by Side where the user has hidden comments. */
export function createSurface(
  store: SuggestionStore,
  sideBySide: SideBySide,
  log: vscode.LogOutputChannel,
): SuggestionSurface {
  const comments = new CommentSurface();
  const diffs = new DiffSurface(sideBySide, log);
  const show = (suggestion: Suggestion) => (commentsAreVisible(suggestion) ? comments : diffs).show(suggestion);
  const hide = (id: string) => {
    comments.hide(id);
    diffs.hide(id);
  };
  const stop = store.onDidChange(({ after }) => (isOpen(after) ? show(after) : hide(after.id)));
  return {
    show,
    hide,
    idOf: (argument) => comments.idOf(argument),
    dispose: () => {
      stop();
      comments.dispose();
      diffs.dispose();
    },
  };
}

function commentsAreVisible({ uri }: Suggestion): boolean {
  return vscode.workspace.getConfiguration('comments', vscode.Uri.parse(uri)).get('visible', true);
}
