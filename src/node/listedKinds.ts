import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { baseName, folderOf, type RepoPath } from '../core/model/repoPath.ts';
import type { ListedFile } from '../core/ports.ts';
import { systemCode } from './systemErrors.ts';

type Kind = 'file' | 'folder' | 'symlink' | 'other' | 'missing' | 'unreadable' | 'no-utf8';

/** Why nothing is known of what lies in a folder. */
type Closed = 'unreadable' | 'no-utf8';

/** What stands in a name for bytes that are no UTF-8. */
export const NO_UTF8 = '\uFFFD';
const NO_NAME = 'file name is not UTF-8';

/**
 * Turns paths that git names into records of what lies there now: git's index may name files that are gone, links and
 * submodules. Reads each folder once instead of asking for every file.
 */
export function createListedKinds(root: string): (path: RepoPath) => ListedFile | undefined {
  const folders = new Map<RepoPath, ReadonlyMap<string, Kind> | Closed | undefined>();

  function kindOf(path: RepoPath): Kind {
    const folder = folderOf(path);
    if (!folders.has(folder)) folders.set(folder, readFolder(folder));
    const entries = folders.get(folder);
    if (entries === undefined) return 'missing';
    if (typeof entries === 'string') return entries;
    // The name may be on disk in another case or Unicode form, where the file system does not tell them apart.
    return entries.get(baseName(path)) ?? kindOnDisk(join(root, path));
  }

  function readFolder(folder: RepoPath): ReadonlyMap<string, Kind> | Closed | undefined {
    // Through a link a path would lead elsewhere; git does not follow either.
    const kind = folder === '' ? 'folder' : kindOf(folder);
    if (kind === 'unreadable' || kind === 'no-utf8') return kind;
    if (kind !== 'folder') return undefined;
    try {
      const entries = readdirSync(join(root, folder), { withFileTypes: true });
      return new Map(entries.map((entry) => [entry.name, kindOfEntry(entry)]));
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') return 'unreadable';
      // It was just seen under that name, which is not the one that the system has.
      return folder.includes(NO_UTF8) ? 'no-utf8' : undefined;
    }
  }

  return (path) => {
    const kind = kindOf(path);
    switch (kind) {
      case 'file':
        return { path };
      case 'symlink':
      case 'unreadable':
        return { path, skipped: kind };
      case 'other':
        return { path, skipped: 'not a regular file' };
      case 'no-utf8':
        return { path, skipped: NO_NAME };
      case 'missing':
      case 'folder': // A submodule.
        return undefined;
    }
  };
}

/** What an entry is, links not followed. */
function kindOfEntry(entry: Dirent | Stats): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symlink' : 'other';
}

/** A name that is no UTF-8 arrives with U+FFFD in it and cannot be opened; such a file is named, and skipped. */
export function withOpenableName(root: string, file: ListedFile): ListedFile {
  if (!file.path.includes(NO_UTF8) || kindOnDisk(join(root, file.path)) !== 'missing') return file;
  return { path: file.path, skipped: NO_NAME };
}

function kindOnDisk(absolute: string): Kind {
  try {
    return kindOfEntry(lstatSync(absolute));
  } catch (error) {
    return systemCode(error) === 'EACCES' ? 'unreadable' : 'missing';
  }
}
