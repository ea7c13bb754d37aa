import * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import { type ExactEdit, exactEdits } from './exactEdits.ts';
import { afterParse, type Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** What accepting a suggestion would do to its document as it is at `version`. */
export interface CurrentEdit {
  readonly version: number;
  readonly base: string;
  readonly newText: string;
  readonly edits: readonly ExactEdit[];
  /** Where the target is now. */
  readonly suggestion: Suggestion;
}

/**
 * Finds the target in the document's current text and lets the gate check the answer once more against it, for the text
 * around the target may be another one by now. Throws `suggestion-stale` when the target reads otherwise.
 */
export async function currentEdit(
  suggestion: Suggestion,
  document: vscode.TextDocument,
  { folders, outlines }: Pick<SuggestionTools, 'folders' | 'outlines'>,
): Promise<CurrentEdit> {
  const found = folders.find(document.uri);
  if (found === undefined) throw new LlmstructError('file-outside-workspace', { path: document.uri.fsPath });
  const { version } = document;
  const base = document.getText();
  const { suggestion: now, place } = afterParse(suggestion, base, await outlines.of(document));
  if (place.kind !== 'same') throw stale(suggestion);
  const { id, start, end } = place.definition;
  const { action, reply } = suggestion;
  const checked = await found.folder.index.check({
    ...{ path: found.path, base, start, end },
    ...{ target: id, action, reply, cutOff: false },
  });
  if (checked.status !== 'suggested' || checked.replacement !== suggestion.replacement) throw stale(suggestion);
  const { replacement, hunks } = checked;
  // The editor has one kind of line end for a whole document and makes every edit follow it.
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const newText = checked.newText.replace(/\r\n|\r|\n/g, lineEnd);
  return {
    ...{ version, base, newText, suggestion: now },
    edits: exactEdits({ base, newText, target: { start, end }, replacement, hunks }),
  };
}

export function stale({ name }: Suggestion): LlmstructError {
  return new LlmstructError('suggestion-stale', { target: name });
}
