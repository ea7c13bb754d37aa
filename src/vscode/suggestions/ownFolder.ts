import type * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import type { RepoPath } from '../../core/model/repoPath.ts';
import type { IndexedFolder, IndexedFolders } from '../services.ts';

/** The indexed folder that a document is in. Throws `restricted-mode`, `file-outside-workspace` or `document-no-file` where it is in none. */
export function ownFolder<Folder extends IndexedFolder>(
  uri: vscode.Uri,
  folders: Pick<IndexedFolders, 'trusted'> & {
    find(uri: vscode.Uri): { readonly folder: Folder; readonly path: RepoPath } | undefined;
  },
): { readonly folder: Folder; readonly path: RepoPath } {
  const found = folders.find(uri);
  if (found !== undefined) return found;
  if (!folders.trusted) throw new LlmstructError('restricted-mode');
  if (uri.scheme === 'file') throw new LlmstructError('file-outside-workspace', { path: uri.fsPath });
  // What was never saved can be; cells of notebooks, the older side of a comparison and the like are made out of files.
  const code = uri.scheme === 'untitled' ? 'file-outside-workspace' : 'document-no-file';
  throw new LlmstructError(code, { path: uri.path });
}
