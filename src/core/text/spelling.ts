/** How many letters, at the most a third of them, may differ in names that one meant when writing the other. */
const MOST_DIFFERENT = 3;

/**
 * How many letters must be changed, left out, put in or swapped with the next one to make `written` of `name`, in any case;
 * undefined where they are too different for a slip of the pen.
 */
export function slips(written: string, name: string): number | undefined {
  const [a, b] = [written.toLowerCase(), name.toLowerCase()];
  const most = Math.min(MOST_DIFFERENT, Math.floor(Math.max(a.length, b.length) / 3));
  if (Math.abs(a.length - b.length) > most) return undefined;
  const found = distance(a, b);
  return found <= most ? found : undefined;
}

/** Those of `names` that `written` may be a slip of, the nearest first, each once. */
export function nearNames(written: string, names: Iterable<string>): string[] {
  return [...new Set(names)]
    .flatMap((name) => {
      const count = slips(written, name);
      return count === undefined ? [] : [{ name, count }];
    })
    .sort((a, b) => a.count - b.count)
    .map(({ name }) => name);
}

/** Optimal string alignment. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
