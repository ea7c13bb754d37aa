import { lstatSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';

/** Where a workspace path lies, once it is certain that this is inside the workspace. */
export type LocatedPath = { readonly kind: 'inside'; readonly absolute: string } | { readonly kind: 'outside' };

/**
 * Resolves a path against the root and refuses what leaves it, be it by its form or through a symlinked folder. The last
 * segment is not resolved: whoever opens it must not follow links. Throws the system's error when a folder on the way is missing.
 */
export function locateInside(root: string, path: RepoPath): LocatedPath {
  if (!isPlainRelative(path)) return { kind: 'outside' };
  const realRoot = realpathSync.native(root);
  const slash = path.lastIndexOf('/');
  if (slash < 0) return { kind: 'inside', absolute: join(realRoot, path) };
  const folder = realpathSync.native(join(realRoot, path.slice(0, slash)));
  if (folder !== realRoot && !folder.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) {
    return { kind: 'outside' };
  }
  return { kind: 'inside', absolute: join(folder, path.slice(slash + 1)) };
}

/**
 * Whether a file lies inside the workspace, or would if it and the folders on the way were made. False where a link on the way leads out or
 * nowhere. The last segment is not resolved, as in `locateInside`.
 */
export function leadsInside(root: string, path: RepoPath): boolean {
  const segments = path.split('/');
  for (let depth = 1; depth < segments.length; depth++) {
    const folder = segments.slice(0, depth).join('/');
    if (lstatSync(join(root, folder), { throwIfNoEntry: false }) === undefined) break;
    if (!isInside(root, `${folder}/file`)) return false;
  }
  return isPlainRelative(path);
}

/**
 * Throws `file-outside-workspace` for the first file that does not lie inside: a folder that our files go into (`.continue`) may be a link, and
 * what it leads to belongs to somebody else.
 */
export function refuseLinksOutside(root: string, paths: readonly RepoPath[]): void {
  const path = paths.find((each) => !leadsInside(root, each));
  if (path !== undefined) throw new LlmstructError('file-outside-workspace', { path });
}

function isInside(root: string, path: RepoPath): boolean {
  try {
    return locateInside(root, path).kind === 'inside';
  } catch {
    // A link that leads nowhere.
    return false;
  }
}

function isPlainRelative(path: string): boolean {
  if (path === '' || path.includes('\0')) return false;
  if (process.platform === 'win32' && /[\\:]/.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}
