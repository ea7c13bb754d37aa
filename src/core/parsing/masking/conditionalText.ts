/** An `#if` with its branches; offsets of lines, ends exclusive. */
interface Group {
  readonly start: number;
  end: number;
  /** The lines of the directives themselves. */
  readonly directives: (readonly [start: number, end: number])[];
}

const directive = /^[ \t]*#[ \t]*(if|elif|else|endif)\b.*$/gm;

/**
 * A text without the conditional directives around `places` (all of them without it), of which only the first branch stays.
 * Everything else becomes blanks, so that offsets and lines are the same. Undefined where there is none.
 */
export function withoutConditions(text: string, places?: readonly number[]): string | undefined {
  const groups = readGroups(text).filter(
    ({ start, end }) => places === undefined || places.some((place) => start <= place && place <= end),
  );
  if (groups.length === 0) return undefined;
  const blanked: [number, number][] = groups.flatMap(({ directives }) => {
    const [first, second] = directives;
    const last = directives.at(-1)!;
    // The code of the first branch stays, from the second directive on nothing does.
    return [[...first!], [second![0], last[1]]] as [number, number][];
  });
  let result = '';
  let at = 0;
  for (const [start, end] of blanked.sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    result += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

/** Where a text is under a condition. */
export function conditionalRanges(text: string): readonly (readonly [start: number, end: number])[] {
  return text.includes('#') ? readGroups(text).map(({ start, end }) => [start, end] as const) : [];
}

function readGroups(text: string): Group[] {
  const open: Group[] = [];
  const found: Group[] = [];
  for (const match of text.matchAll(directive)) {
    const line = [match.index, match.index + match[0].length] as const;
    if (match[1] === 'if') open.push({ start: line[0], end: line[1], directives: [line] });
    else {
      const group = open.at(-1);
      if (group === undefined) continue;
      group.directives.push(line);
      group.end = line[1];
      if (match[1] === 'endif') found.push(open.pop()!);
    }
  }
  return found;
}
