import * as vscode from 'vscode';

/** A stretch of a document's text, in UTF-16 offsets, and what comes in its place. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Replaces stretches of a document as it is now, in one step of undo; false, and nothing is written, when the text is another
 * one by the time the edit arrives. The metadata is what makes that true: without it VS Code 1.104 shortens the edits of the
 * active editor in a worker first and forgets the version that they were made for, so that the second edit of a double click,
 * or one overtaken by a keystroke, lands in a text that it was not made for.
 */
export function editDocument(document: vscode.TextDocument, replacements: readonly Replacement[]): Thenable<boolean> {
  // Of a closed document VS Code knows no version, and would compare nothing.
  if (document.isClosed) return Promise.resolve(false);
  const edit = new vscode.WorkspaceEdit();
  const metadata = { needsConfirmation: false, label: 'llmstruct' };
  for (const { start, end, text } of replacements) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, text, metadata);
  }
  return vscode.workspace.applyEdit(edit);
}
