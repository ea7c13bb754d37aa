import * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import { targetsOfFile } from '../../core/parsing/targetsOfFile.ts';
import type { ImproveTarget } from '../suggestions/improveTarget.ts';
import { ownFolder } from '../suggestions/ownFolder.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';

/** What a request for a whole document, or for the selected part of it, means. Throws where there is nothing. */
export async function fileTargets(
  document: vscode.TextDocument,
  selection: vscode.Selection | undefined,
  { folders, outlines }: Pick<SuggestionTools, 'folders' | 'outlines'>,
): Promise<ImproveTarget[]> {
  const found = ownFolder(document.uri, folders);
  const definitions = targetsOfFile(await outlines.of(document));
  if (definitions.length === 0) throw new LlmstructError('no-definitions', { path: found.path });
  const all = definitions.map((definition) => ({ document, ...found, definition }));
  if (selection === undefined || selection.isEmpty) return all;
  const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  const touched = all.filter(({ definition }) => definition.start < end && definition.end > start);
  return touched.length === 0 ? all : touched;
}

/** The target of an id, in the document of its file. */
export async function targetOf(
  folder: ImproveTarget['folder'],
  { id, path }: { readonly id: string; readonly path: string },
  { outlines }: Pick<SuggestionTools, 'outlines'>,
): Promise<ImproveTarget> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.folder.uri, path));
  const definition = (await outlines.of(document)).find((each) => each.id === id);
  if (definition === undefined) throw new LlmstructError('target-unknown', { target: id });
  return { document, folder, path, definition };
}
