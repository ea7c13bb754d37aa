import { baseName, type RepoPath } from '../../core/model/repoPath.ts';

/**
 * What a changed path means. `ignore`: never an input. `settings`: it decides what is an input, so everything is looked at,
 * also where saving does not update. `all`: the tree changed as a whole. `file`: only that path.
 */
export type ChangeMeaning = 'ignore' | 'settings' | 'all' | 'file';

/** Folders that are never inputs and can change thousands of times a minute. */
const NOISE = new Set(['.git', '.hg', '.svn', '.llmstruct', 'node_modules', '__pycache__', '.venv']);

/** A first, cheap answer; what is ignored by the folder's own rules is the index's to decide. */
export function meaningOfChange(path: RepoPath): ChangeMeaning {
  if (path === '') return 'all';
  if (path === '.git/HEAD') return 'all';
  if (path.split('/').some((segment) => NOISE.has(segment))) return 'ignore';
  if (isOwnOutput(path)) return 'ignore';
  if (path === 'llmstruct.toml') return 'settings';
  return baseName(path) === '.gitignore' ? 'all' : 'file';
}

/** `struct.json`, and the temporary file that becomes it or another file of ours. */
function isOwnOutput(path: RepoPath): boolean {
  return path === 'struct.json' || /^\.llmstruct-[0-9a-f]+\.tmp$/.test(baseName(path));
}
