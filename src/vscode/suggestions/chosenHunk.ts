import * as vscode from 'vscode';
import { hunkLines } from '../../core/edits/text/hunkLines.ts';
import { hunksIn } from './hunkChoice.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * The change of a suggestion that a command is meant for: the one whose button was pressed, undefined when the suggestion has
 * fewer or more changes than when the button was drawn (a double click must not decide the next one, too); from the palette
 * the one at the cursor or above it.
 */
export function chosenHunk(suggestion: Suggestion, index: unknown, count: unknown): number | undefined {
  const hunks = hunksIn(suggestion);
  if (typeof index === 'number') return count === hunks.length ? index : undefined;
  const line = vscode.window.activeTextEditor?.selection.active.line ?? 0;
  const inTarget = line - suggestion.firstLine;
  const above = hunks.findLastIndex((hunk) => hunkLines(suggestion.bound.text, hunk).line <= inTarget);
  return Math.max(0, above);
}
