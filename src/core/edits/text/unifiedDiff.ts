import { structuredPatch } from 'diff';
import type { RepoPath } from '../../model/repoPath.ts';

/** A unified diff that `git apply` takes, `''` when nothing changed. `context`: unchanged lines around each change. */
export function unifiedDiff(path: RepoPath, base: string, newText: string, context = 3): string {
  if (base === newText) return '';
  const { hunks } = structuredPatch('', '', base, newText, '', '', { context });
  const lines = [`--- ${nameInDiff('a', path)}`, `+++ ${nameInDiff('b', path)}`];
  for (const hunk of hunks) {
    const before = rangeInDiff(hunk.oldStart, hunk.oldLines);
    const after = rangeInDiff(hunk.newStart, hunk.newLines);
    lines.push(`@@ -${before} +${after} @@`, ...hunk.lines);
  }
  return `${lines.join('\n')}\n`;
}

/** A unified diff that makes a new file. */
export function newFileDiff(path: RepoPath, text: string): string {
  const [, , ...hunks] = unifiedDiff(path, '', text).split('\n');
  return ['--- /dev/null', `+++ ${nameInDiff('b', path)}`, ...hunks].join('\n');
}

/** A stretch of no lines stands after the line that is named, which in an empty file is line 0. */
function rangeInDiff(start: number, count: number): string {
  if (count === 0) return `${start - 1},0`;
  return count === 1 ? String(start) : `${start},${count}`;
}

/** Git ends a name with blanks by a tab and quotes one with signs that would not survive a line. */
function nameInDiff(side: 'a' | 'b', path: RepoPath): string {
  const name = `${side}/${path}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in a file name are what is looked for
  if (/["\\\u0000-\u001f\u007f]/.test(name)) return `"${name.replace(/["\\\u0000-\u001f\u007f]/g, escapeSign)}"`;
  return name.includes(' ') ? `${name}\t` : name;
}

function escapeSign(sign: string): string {
  const short: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '"': '\\"', '\\': '\\\\' };
  return short[sign] ?? `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
