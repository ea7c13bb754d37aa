/**
 * A path inside the workspace: relative, `/` between segments, no `.` or `..`, no leading slash.
 * Every path that core handles has this form; adapters translate.
 */
export type RepoPath = string;

/** `a/./b/../c\d` to `a/c/d`; undefined when it is absolute or would leave the workspace. */
export function toRepoPath(text: string): RepoPath | undefined {
  const slashed = text.replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[A-Za-z]:/.test(slashed)) return undefined;
  const segments: string[] = [];
  for (const segment of slashed.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The folder of a path, `''` for one in the workspace's root. */
export function folderOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of a path. */
export function baseName(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension with its dot, in lower case, `''` when there is none. */
export function extensionOf(path: RepoPath): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/** `relative` seen from `folder`; undefined when it leaves the workspace. */
export function joinPath(folder: RepoPath, relative: string): RepoPath | undefined {
  return toRepoPath(folder === '' ? relative : `${folder}/${relative}`);
}
