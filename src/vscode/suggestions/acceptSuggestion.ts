import * as vscode from 'vscode';
import { isLlmstructError, LlmstructError } from '../../core/errors.ts';
import { type CurrentEdit, currentEdit, stale } from './currentEdit.ts';
import { sayMixedLineEnds } from './mixedLineEnds.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** How often an Accept starts over because somebody typed between its look at the text and its edit. */
const MOST_TRIES = 3;

/**
 * Writes a suggestion into its document: one edit, one step of undo, nothing saved. Refuses with `suggestion-stale` when
 * the target is not exactly the text that the suggestion was made for.
 */
export async function acceptSuggestion(suggestion: Suggestion, tools: SuggestionTools): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(suggestion.uri));
  await sayMixedLineEnds(document, tools.log);
  try {
    await write(suggestion, document, tools);
  } catch (error) {
    const current = tools.store.get(suggestion.id);
    if (isLlmstructError(error) && error.code === 'suggestion-stale' && current?.state === 'pending') {
      tools.store.update({ ...current, outgrown: true, state: 'stale' });
    }
    throw error;
  }
}

async function write(suggestion: Suggestion, document: vscode.TextDocument, tools: SuggestionTools): Promise<void> {
  const { id } = suggestion;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const edit = await currentEdit(suggestion, document, tools);
    if (document.version !== edit.version) continue;
    const outcome = await tools.store.hold(id, () => apply(document, edit));
    if (outcome === 'written') return tools.store.end(id, 'accepted');
    if (outcome === 'other-text') {
      tools.store.end(id, 'failed');
      throw notTaken(vscode.l10n.t('the text after the edit is not the suggested one; undo brings the old one back'));
    }
    if (document.version === edit.version) {
      throw notTaken(vscode.l10n.t('the editor did not take the edit; the file may be read-only'));
    }
  }
  throw stale(suggestion);
}

/**
 * `refused`: nothing was written. The editor compares the document's version itself, so that no edit made for one text lands
 * in another; we compare what came out.
 */
async function apply(
  document: vscode.TextDocument,
  { edits, newText }: CurrentEdit,
): Promise<'written' | 'refused' | 'other-text'> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    workspaceEdit.replace(document.uri, range, text);
  }
  let written = false;
  // Looked at when the edit arrives: a moment later somebody may have typed on.
  const watch = vscode.workspace.onDidChangeTextDocument((event) => {
    written ||= event.document === document && document.getText() === newText;
  });
  try {
    if (!(await vscode.workspace.applyEdit(workspaceEdit))) return 'refused';
    return written ? 'written' : 'other-text';
  } finally {
    watch.dispose();
  }
}

function notTaken(reason: string): LlmstructError {
  return new LlmstructError('internal', { reason });
}
