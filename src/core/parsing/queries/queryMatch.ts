/** What a pattern matched: the names of its captures, and the rows of their nodes beside them, in the order of the text. */
export interface QueryMatch {
  readonly names: readonly string[];
  readonly rows: readonly number[];
}

/** Of matches where one has all captures of another the longer one; of equal ones the first. */
export function longestOf(matches: readonly QueryMatch[]): readonly QueryMatch[] {
  if (matches.length === 1) return matches;
  return matches.filter((match, at) =>
    matches.every((other, place) => {
      if (place === at || !hasAllOf(other, match)) return true;
      return other.rows.length === match.rows.length && at < place;
    }),
  );
}

/** The matches that are no part of one of some others, and not equal to one. */
export function withoutPartsOf(matches: readonly QueryMatch[], others: readonly QueryMatch[]): readonly QueryMatch[] {
  return matches.filter((match) => !others.some((other) => hasAllOf(other, match)));
}

function hasAllOf(longer: QueryMatch, shorter: QueryMatch): boolean {
  if (longer.rows.length < shorter.rows.length) return false;
  let at = 0;
  for (const [next, row] of shorter.rows.entries()) {
    const name = shorter.names[next];
    while (at < longer.rows.length && (longer.rows[at] !== row || longer.names[at] !== name)) at++;
    if (at++ === longer.rows.length) return false;
  }
  return true;
}
