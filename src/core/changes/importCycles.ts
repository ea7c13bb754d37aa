import type { CodeIndex } from '../indexing/codeIndex.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';

/** Where an import runs the file that it names, so that the order counts and a circle is a hazard. */
const IMPORTS_RUN: ReadonlySet<string> = new Set(['python', 'javascript', 'typescript', 'tsx', 'ruby', 'bash']);

type Imports = ReadonlyMap<RepoPath, ReadonlySet<RepoPath>>;

/**
 * The circles of imports in `head` whose modules are not in one circle in `base`: for each of them the shortest way round. `moved`
 * gives the head's path of a module of the base.
 */
export function newCycles(base: CodeIndex, head: CodeIndex, moved: (path: RepoPath) => RepoPath): RepoPath[][] {
  const imports = importsOf(head);
  const circles = circlesOf(imports).filter((circle) => circle.length > 1);
  if (circles.length === 0) return [];
  const before = new Map<RepoPath, number>();
  circlesOf(importsOf(base)).forEach((circle, at) => {
    for (const path of circle) before.set(moved(path), at);
  });
  const found = new Map<string, RepoPath[]>();
  for (const circle of circles) {
    const inside = new Set(circle);
    for (const from of circle) {
      for (const to of imports.get(from) ?? []) {
        const isOld = before.has(from) && before.get(from) === before.get(to);
        if (from === to || !inside.has(to) || isOld) continue;
        const cycle = fromFirst(shortestWay(to, from, imports, inside));
        found.set(cycle.join('\n'), cycle);
      }
    }
  }
  return [...found].sort(([a], [b]) => byCodeUnit(a, b)).map(([, cycle]) => cycle);
}

function importsOf(index: CodeIndex): Imports {
  const imports = new Map<RepoPath, Set<RepoPath>>();
  const { resolver } = index;
  for (const module of index.modules.values()) {
    if (!IMPORTS_RUN.has(module.language.id)) continue;
    const known = resolver.known(module);
    const froms = new Set(module.facts.imports.map(({ from }) => from));
    const files = [...froms].flatMap((from) => resolver.importedFile(known, from) ?? []);
    imports.set(module.path, new Set(files.sort(byCodeUnit)));
  }
  return imports;
}

/** The strongly connected parts (Tarjan, SIAM J. Comput. 1(2), 1972), without recursion: chains of imports are long. */
function circlesOf(imports: Imports): RepoPath[][] {
  const order = new Map<RepoPath, number>();
  const low = new Map<RepoPath, number>();
  const open: RepoPath[] = [];
  const isOpen = new Set<RepoPath>();
  const circles: RepoPath[][] = [];
  const enter = (path: RepoPath) => {
    order.set(path, order.size);
    low.set(path, order.get(path)!);
    open.push(path);
    isOpen.add(path);
    return { path, rest: [...(imports.get(path) ?? [])].filter((to) => imports.has(to)) };
  };
  const lower = (path: RepoPath, value: number) => low.set(path, Math.min(low.get(path)!, value));
  for (const start of imports.keys()) {
    if (order.has(start)) continue;
    const way = [enter(start)];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const to = step.rest.shift();
      if (to !== undefined) {
        if (!order.has(to)) way.push(enter(to));
        else if (isOpen.has(to)) lower(step.path, order.get(to)!);
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above !== undefined) lower(above.path, low.get(step.path)!);
      if (low.get(step.path) !== order.get(step.path)) continue;
      const circle = open.splice(open.lastIndexOf(step.path));
      for (const path of circle) isOpen.delete(path);
      circles.push(circle);
    }
  }
  return circles;
}

/** The modules on the shortest way from one to another inside a circle, both included. */
function shortestWay(from: RepoPath, to: RepoPath, imports: Imports, inside: ReadonlySet<RepoPath>): RepoPath[] {
  const cameFrom = new Map<RepoPath, RepoPath | undefined>([[from, undefined]]);
  // A map is walked in the order of insertion, what is added meanwhile included.
  for (const path of cameFrom.keys()) {
    if (path === to) break;
    for (const next of imports.get(path) ?? []) if (inside.has(next) && !cameFrom.has(next)) cameFrom.set(next, path);
  }
  const way: RepoPath[] = [];
  for (let path: RepoPath | undefined = to; path !== undefined; path = cameFrom.get(path)) way.unshift(path);
  return way;
}

/** The same circle, begun at its first module. */
function fromFirst(cycle: readonly RepoPath[]): RepoPath[] {
  const first = [...cycle].sort(byCodeUnit)[0]!;
  const at = cycle.indexOf(first);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}
