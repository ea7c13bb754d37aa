/** Which names and words stand in which definition of a file, comments and strings included: what questions are matched with. */
export interface WordFacts {
  /** Each name once, as written, in order of first occurrence. */
  readonly names: readonly string[];
  /**
   * For the module's top level, then for each definition, what stands in it but in none of its members: indexes into `names`; a
   * negative number says how often the name before it occurs, where that is more than once.
   */
  readonly counts: readonly (readonly number[])[];
  /**
   * Which words stand next to each other in the strings of a line, so that a message is found by what it says: for each part of the
   * module that has such strings its place in `counts`, then pairs of indexes into `names`, each pair once.
   */
  readonly pairs: readonly (readonly number[])[];
}

/** Calls back for every name of one entry of `WordFacts.counts`. */
export function eachWord(counts: readonly number[], found: (name: number, count: number) => void): void {
  for (let at = 0; at < counts.length; at++) {
    const next = counts[at + 1] ?? 0;
    found(counts[at]!, next < 0 ? -next : 1);
    if (next < 0) at++;
  }
}
