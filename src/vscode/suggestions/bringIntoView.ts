import * as vscode from 'vscode';
import type { Suggestion } from './suggestion.ts';
import { suggestionBody } from './suggestionBody.ts';

/** Lines that VS Code's own parts of the zone take: title, author, margins. */
const FRAME_LINES = 4;

/**
 * Scrolls so that a new suggestion is seen with its target above it. Only where the cursor is still in the target: whoever
 * has moved on is not pulled back.
 */
export function bringIntoView(suggestion: Suggestion): void {
  const { uri, firstLine, lastLine } = suggestion;
  const editor = vscode.window.activeTextEditor;
  const [visible] = editor?.visibleRanges ?? [];
  if (editor?.document.uri.toString() !== uri || visible === undefined) return;
  const cursor = editor.selection.active.line;
  if (cursor < firstLine || cursor > lastLine) return;

  const bottom = lastLine + FRAME_LINES + suggestionBody(suggestion).value.split('\n').length;
  if (visible.start.line < firstLine && bottom <= visible.end.line) return;
  // From a line above the header; of a long target only its end, so that half of the window is left for the suggestion.
  const half = Math.floor((visible.end.line - visible.start.line) / 2);
  const top = Math.max(0, firstLine - 1, lastLine - half);
  editor.revealRange(new vscode.Range(top, 0, top, 0), vscode.TextEditorRevealType.AtTop);
}
