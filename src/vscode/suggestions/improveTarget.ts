import * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import type { RepoPath } from '../../core/model/repoPath.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import type { IndexedFolder } from '../services.ts';
import { innermostDefinition, withoutEdgeBlanks } from './definitionAt.ts';
import { ownFolder } from './ownFolder.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** What the code action passes; the palette and the key pass nothing and mean the cursor. */
export interface ImproveArguments {
  readonly uri: string;
  /** An id of the document's outline. */
  readonly target: string;
}

/** One definition in one document of an indexed folder. */
export interface ImproveTarget {
  readonly document: vscode.TextDocument;
  readonly folder: IndexedFolder;
  readonly path: RepoPath;
  readonly definition: LocatedDefinition;
}

/** The definition that is meant. Throws with the reason when there is none; undefined when no editor is open. */
export async function improveTarget(
  given: Partial<ImproveArguments> | undefined,
  { folders, outlines }: Pick<SuggestionTools, 'folders' | 'outlines'>,
): Promise<ImproveTarget | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document =
    given?.uri === undefined ? editor?.document : await vscode.workspace.openTextDocument(vscode.Uri.parse(given.uri));
  if (document === undefined) return undefined;
  const found = ownFolder(document.uri, folders);
  const outline = await outlines.of(document);
  if (given?.target !== undefined) {
    const definition = outline.find(({ id }) => id === given.target);
    if (definition === undefined) throw new LlmstructError('target-unknown', { target: given.target });
    return { document, ...found, definition };
  }
  const selection = editor?.document === document ? editor.selection : new vscode.Selection(0, 0, 0, 0);
  const stretch = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  const definition = innermostDefinition(outline, withoutEdgeBlanks(document.getText(), stretch));
  if (definition === undefined) {
    throw new LlmstructError('no-definition-at-line', { line: selection.active.line + 1, path: found.path });
  }
  return { document, ...found, definition };
}

/** A menu of the editor passes its own arguments; only ours count. */
export function improveArguments(given: unknown): Partial<ImproveArguments> | undefined {
  if (typeof given !== 'object' || given === null || !('uri' in given) || typeof given.uri !== 'string')
    return undefined;
  const target = 'target' in given && typeof given.target === 'string' ? given.target : undefined;
  return target === undefined ? { uri: given.uri } : { uri: given.uri, target };
}
