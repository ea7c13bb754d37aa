import type * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import type { RepoPath } from '../../core/model/repoPath.ts';
import type { IndexedFolder, IndexedFolders } from '../services.ts';

/** The indexed folder that a document is in. Throws `restricted-mode` or `file-outside-workspace` where it is in none. */
export function ownFolder<Folder extends IndexedFolder>(
  uri: vscode.Uri,
  folders: Pick<IndexedFolders, 'trusted'> & {
    find(uri: vscode.Uri): { readonly folder: Folder; readonly path: RepoPath } | undefined;
  },
): { readonly folder: Folder; readonly path: RepoPath } {
  const found = folders.find(uri);
  if (found !== undefined) return found;
  if (!folders.trusted) throw new LlmstructError('restricted-mode');
  // A file by its path, anything else by its whole address, which says why it is not a file.
  throw new LlmstructError('file-outside-workspace', { path: uri.scheme === 'file' ? uri.fsPath : uri.toString(true) });
}
