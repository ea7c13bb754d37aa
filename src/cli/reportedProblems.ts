import type { ReportedProblem } from '../core/context/contextRequests.ts';
import type { RepoPath } from '../core/model/repoPath.ts';

/** `file:line:column: message` and `file:line: message` (gcc, go, mypy, ruff, eslint -f unix). */
const COLONS = /^(.+?):(\d+)(?::\d+)?:?\s+(.*)$/;
/** `file(line,column): message` (tsc, msbuild). */
const BRACKETS = /^(.+?)\((\d+)(?:,\d+)*\)\s*:\s*(.*)$/;
/** A frame of a Python traceback; its message is the traceback's last line. */
const FRAME = /^\s*File "(.+?)", line (\d+)/;
/** Below a line with the file's name (eslint's usual form): `  12:5  error  message`. */
const LISTED = /^\s+(\d+):\d+\s+(.*)$/;
/** Lines of a text without places that are passed on. */
const MOST_LINES = 12;

/**
 * What a compiler, linter or test run printed, as problems of `path`. Where nothing in the text names a place in any file, the whole
 * of it is one problem without a place.
 */
export function reportedProblems(text: string, path: RepoPath): ReportedProblem[] {
  const lines = text.split(/\r?\n/);
  const last = lines.findLast((line) => line.trim() !== '') ?? '';
  const problems: ReportedProblem[] = [];
  let placed = false;
  let listing: string | undefined;
  for (const line of lines) {
    const frame = FRAME.exec(line);
    const listed = listing === undefined ? null : LISTED.exec(line);
    const [, file, at, message] =
      frame ??
      (listed === null ? (BRACKETS.exec(line) ?? COLONS.exec(line) ?? []) : [line, listing, listed[1], listed[2]]);
    if (file === undefined || at === undefined) {
      listing = /^\S*[\\/]?[^\s:]+\.\w+$/.test(line) ? line : line.trim() === '' ? undefined : listing;
      continue;
    }
    placed = true;
    if (isSame(file, path)) problems.push({ line: Number(at), message: (frame === null ? message : last)!.trim() });
  }
  if (placed || text.trim() === '') return problems;
  return [
    {
      message: lines
        .filter((line) => line.trim() !== '')
        .slice(0, MOST_LINES)
        .join(' '),
    },
  ];
}

/** Tools name files from the root, from their own folder or by the whole path. */
function isSame(written: string, path: RepoPath): boolean {
  const name = written.trim().replaceAll('\\', '/').replace(/^\.\//, '');
  return name === path || name.endsWith(`/${path}`) || path.endsWith(`/${name}`);
}
