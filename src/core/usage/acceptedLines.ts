import type { Digest } from '../ports.ts';
import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';

/** Digests of the lines that `after` has and `before` has not, each as often as it is new. */
export function newLines(before: string, after: string, digest: Digest): string[] {
  const old = counted(linesOf(before));
  return linesOf(after)
    .filter((line) => {
      const left = old.get(line) ?? 0;
      old.set(line, left - 1);
      return left <= 0;
    })
    .map((line) => digest(line));
}

/** How many of the lines with these digests stand in a text, wherever they moved to. */
export function linesKept(digests: readonly string[], text: string, digest: Digest): number {
  const there = counted(linesOf(text).map((line) => digest(line)));
  let kept = 0;
  for (const line of digests) {
    const left = there.get(line) ?? 0;
    if (left > 0) kept++;
    there.set(line, left - 1);
  }
  return kept;
}

/** Lines without the blanks around them, so that a new indentation is no other line. */
function linesOf(text: string): string[] {
  return hideSecrets(text)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
