/** The way from a task back to itself over what tasks depend on, `A → B → A`; undefined where there is none. */
export function dependencyCircle(
  start: string,
  dependsOn: (id: string) => readonly string[],
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const next of dependsOn(id)) {
      if (next === start) return [...wayTo(id, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      waiting.push(next);
    }
  }
  return undefined;
}

function wayTo(id: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [id];
  for (let before = cameFrom.get(id); before !== undefined; before = cameFrom.get(before)) way.unshift(before);
  return way;
}
