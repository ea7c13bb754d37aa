import type { RepoPath } from '../model/repoPath.ts';

/** A file that a text names, and the line where it says one (1-based). */
export interface Place {
  readonly path: RepoPath;
  readonly line?: number;
}

/**
 * A path with an ending, then perhaps a line: `File "a/b.py", line 3`, `at run (src/a.js:3:7)`, `a.go:3 +0x1d`, `b.kt (3)`,
 * `in /app/a.php:3`, `a.php on line 3`. It begins where a word does, or a text that is one long word would be read again from each of its letters.
 */
const NAMED =
  /(?<![^\s"'`()<>[\],:;|*?])((?:[A-Za-z]:)?[^\s"'`()<>[\],:;|*?]*\.[A-Za-z]\w*)["'`]?(?:(?::|\(|,? (?:on )?line |, строка )(\d+))?/g;

/**
 * The places of the workspace that a text names (a stack trace, a compiler's message, a path in a sentence), in order, each once.
 * A path may begin above the workspace or below it; one that fits several files is none of them.
 */
export function placesIn(text: string, paths: readonly RepoPath[]): Place[] {
  const named = [...text.matchAll(NAMED)];
  if (named.length === 0) return [];
  const byName = new Map<string, RepoPath[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [path]);
    else list.push(path);
  }
  const found = new Map<string, Place>();
  for (const [, written = '', line] of named) {
    const path = fileMeant(written.replaceAll('\\', '/').replace(/^.*?:\/+/, ''), byName);
    if (path === undefined) continue;
    const place = line === undefined ? { path } : { path, line: Number(line) };
    const key = `${path}:${line ?? ''}`;
    if (!found.has(key)) found.set(key, place);
  }
  return [...found.values()];
}

/** The one file whose path ends with the longest ending of the written one. */
function fileMeant(written: string, byName: ReadonlyMap<string, readonly RepoPath[]>): RepoPath | undefined {
  const segments = written.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  let candidates = byName.get(segments.at(-1) ?? '') ?? [];
  for (let length = 2; candidates.length > 1 && length <= segments.length; length++) {
    const ending = segments.slice(-length).join('/');
    const closer = candidates.filter((path) => path === ending || path.endsWith(`/${ending}`));
    if (closer.length === 0) break;
    candidates = closer;
  }
  if (candidates.length === 1) return candidates[0];
  // `src/app.py` is that file, also where `lib/src/app.py` is another one.
  return candidates.find((path) => path === segments.join('/'));
}
