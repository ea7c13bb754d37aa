/** Of types with the ones directly above each, by spaces, all that are above each, the nearest first: for `Language.outsideBases`. */
export function basesAbove(direct: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.keys(direct).map((name) => [name, above(name, direct)]));
}

function above(name: string, direct: Readonly<Record<string, string>>): readonly string[] {
  const found: string[] = [];
  let level = [name];
  while (level.length > 0) {
    level = level.flatMap((each) => (direct[each] ?? '').split(' ').filter((type) => type !== ''));
    for (const type of level) if (!found.includes(type)) found.push(type);
  }
  return found;
}
