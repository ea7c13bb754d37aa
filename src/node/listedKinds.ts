import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { baseName, folderOf, type RepoPath } from '../core/model/repoPath.ts';
import type { ListedFile } from '../core/ports.ts';
import { systemCode } from './systemErrors.ts';

type Kind = 'file' | 'folder' | 'symlink' | 'other' | 'missing' | 'unreadable';

/**
 * Turns paths that git names into records of what lies there now: git's index may name files that are gone, links and
 * submodules. Reads each folder once instead of asking for every file.
 */
export function createListedKinds(root: string): (path: RepoPath) => ListedFile | undefined {
  const folders = new Map<RepoPath, ReadonlyMap<string, Kind> | 'unreadable' | undefined>();

  function kindOf(path: RepoPath): Kind {
    const folder = folderOf(path);
    if (!folders.has(folder)) folders.set(folder, readFolder(folder));
    const entries = folders.get(folder);
    if (entries === undefined) return 'missing';
    if (entries === 'unreadable') return 'unreadable';
    // The name may be on disk in another case or Unicode form, where the file system does not tell them apart.
    return entries.get(baseName(path)) ?? kindOnDisk(join(root, path));
  }

  function readFolder(folder: RepoPath): ReadonlyMap<string, Kind> | 'unreadable' | undefined {
    // Through a link a path would lead elsewhere; git does not follow either.
    if (folder !== '' && kindOf(folder) !== 'folder') return undefined;
    try {
      const entries = readdirSync(join(root, folder), { withFileTypes: true });
      return new Map(entries.map((entry) => [entry.name, kindOfEntry(entry)]));
    } catch (error) {
      return systemCode(error) === 'ENOENT' ? undefined : 'unreadable';
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
  if (!file.path.includes('\uFFFD') || kindOnDisk(join(root, file.path)) !== 'missing') return file;
  return { path: file.path, skipped: 'file name is not UTF-8' };
}

function kindOnDisk(absolute: string): Kind {
  try {
    return kindOfEntry(lstatSync(absolute));
  } catch (error) {
    return systemCode(error) === 'EACCES' ? 'unreadable' : 'missing';
  }
}
