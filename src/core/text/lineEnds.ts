import { diffArrays } from 'diff';

export type LineEnd = '\n' | '\r\n';

/** The line end that most lines have; a tie and a text of one line say LF or nothing. */
export function majorityLineEnd(text: string): LineEnd | undefined {
  const all = text.split('\n').length - 1;
  if (all === 0) return undefined;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

/**
 * Gives `text` (LF) the line ends of what it replaces: those of `target`, else of `file`. Where the target mixes them,
 * lines that stay keep their own and new ones get the target's majority.
 */
export function fitLineEnds(text: string, target: string, file: string): string {
  const main = majorityLineEnd(target) ?? majorityLineEnd(file) ?? '\n';
  const windows = target.split('\r\n').length - 1;
  const mixed = windows > 0 && windows < target.split('\n').length - 1;
  if (!mixed) return main === '\n' ? text : text.replaceAll('\n', main);
  const rows = target.split('\n');
  const kept = rows.map((row) => row.replace(/\r$/, ''));
  let at = 0;
  const ended: string[] = [];
  for (const part of diffArrays(kept, text.split('\n'))) {
    if (part.removed) at += part.value.length;
    else if (part.added) for (const line of part.value) ended.push(line + main);
    else
      for (const line of part.value)
        ended.push(line + (at < rows.length - 1 ? (rows[at++]!.endsWith('\r') ? '\r\n' : '\n') : main));
  }
  return ended.join('').replace(/\r?\n$/, '');
}
