import { indexForElsewhere } from '../core/privacy/indexForElsewhere.ts';
import type { FolderSource } from './servedFolders.ts';

/**
 * The folders as callers get them. Whoever asks may hand on what it gets to a model anywhere, Continue does so at once: nothing of a file of
 * `[privacy] local_only` is in any answer, in that of a model on this machine neither.
 */
export function foldersForElsewhere(source: FolderSource): FolderSource {
  return { folders: () => source.folders().map((folder) => ({ ...folder, index: indexForElsewhere(folder.index) })) };
}
