import picomatch from 'picomatch/posix.js';
import type { RepoPath } from '../model/repoPath.ts';

/** A rule of `[privacy] local_only`, or what it must be to be one. */
export type LocalOnlyRule =
  | { readonly ok: true; matches(path: RepoPath): boolean }
  | { readonly ok: false; readonly expectation: string };

/**
 * Reads a rule with the meaning that `.gitignore` has: one that names a folder is for all that is in it, one without `/` before its end for every folder, `/` at its
 * beginning means the workspace's own, `/` at its end folders alone. Blanks around it count for nothing.
 */
export function readLocalOnlyRule(written: string): LocalOnlyRule {
  const text = written.trim();
  if (text.includes('\\')) return { ok: false, expectation: 'must have / between folders, no backslashes' };
  if (text.startsWith('!')) return { ok: false, expectation: 'must not begin with !' };
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0) return { ok: false, expectation: 'must name files or a folder' };
  if (segments.includes('..')) return { ok: false, expectation: 'must be a path inside the workspace' };
  const isAnchored = segments.length > 1 || /^\.?\//.test(text);
  const named = `${isAnchored ? '' : '**/'}${segments.join('/')}`;
  try {
    const patterns = text.endsWith('/') ? [`${named}/**/*`] : [named, `${named}/**`];
    return { ok: true, matches: picomatch(patterns, { dot: true, strictBrackets: true }) };
  } catch {
    return { ok: false, expectation: 'must be a pattern as in .gitignore' };
  }
}
