import { isJsonTable, type JsonTable, readLooseJson, stringsOf } from './looseJson.ts';

/** What a `package.json` says of where its modules are. */
export interface PackageManifest {
  readonly name: string | undefined;
  readonly exports: unknown;
  readonly imports: JsonTable;
  /** Files that stand for the package itself, those that say most first. */
  readonly mains: readonly string[];
  /** Patterns of the folders of a workspace's packages. */
  readonly workspaces: readonly string[];
  /** Dependencies that are folders (`file:../core`), by name. */
  readonly linked: ReadonlyMap<string, string>;
  /** All packages that it says it needs, for whatever. */
  readonly dependencies: ReadonlySet<string>;
}

/** Conditions that a resolver meets; any other is a project's own and names its sources. */
const USUAL_CONDITIONS = new Set(
  (
    'types import require module node default browser development production deno bun worker workerd edge-light react-native ' +
    'react-server node-addons module-sync electron svelte netlify convex edge-routine umd script style sass asset'
  ).split(' '),
);
const RANKED_CONDITIONS = ['types', 'import', 'module', 'default', 'node', 'development', 'require'];

/** Reads a `package.json`; undefined where it is no object. */
export function readPackageManifest(text: string): PackageManifest | undefined {
  const table = readLooseJson(text);
  if (table === undefined) return undefined;
  const { name, workspaces } = table;
  return {
    name: typeof name === 'string' && name !== '' ? name : undefined,
    exports: table['exports'],
    imports: isJsonTable(table['imports']) ? table['imports'] : {},
    mains: ['source', 'types', 'typings', 'module', 'main', 'browser'].flatMap((key) => {
      const value = table[key];
      return typeof value === 'string' ? [value] : [];
    }),
    workspaces: stringsOf(isJsonTable(workspaces) ? workspaces['packages'] : workspaces),
    linked: linkedFolders(table),
    dependencies: new Set(dependencyGroups(table).flatMap((group) => Object.keys(group))),
  };
}

/** The files that a subpath of `exports` (`.`, `./a`) or a name of `imports` (`#a`) may mean, best first. */
export function targetsOf(entries: unknown, name: string): readonly string[] {
  if (!isJsonTable(entries) || !Object.keys(entries).some((key) => /^[.#]/.test(key))) {
    return name === '.' ? leavesOf(entries) : [];
  }
  if (entries[name] !== undefined) return leavesOf(entries[name]);
  let best: { readonly start: string; readonly found: readonly string[] } | undefined;
  for (const [pattern, value] of Object.entries(entries)) {
    const [start = '', end, more] = pattern.split('*');
    if (end === undefined || more !== undefined || !name.startsWith(start) || !name.endsWith(end)) continue;
    if (name.length < start.length + end.length || (best !== undefined && best.start.length >= start.length)) continue;
    const middle = name.slice(start.length, name.length - end.length);
    best = { start, found: leavesOf(value).map((target) => target.replaceAll('*', middle)) };
  }
  return best?.found ?? [];
}

/** All targets under conditions: a project's own conditions first, then as TypeScript takes them. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (!isJsonTable(value)) return [];
  const rank = (condition: string) => {
    if (!USUAL_CONDITIONS.has(condition) && !condition.startsWith('types@')) return -1;
    const place = RANKED_CONDITIONS.indexOf(condition);
    return place < 0 ? RANKED_CONDITIONS.length : place;
  };
  return Object.entries(value)
    .map(([condition, target]) => ({ rank: rank(condition), target }))
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ target }) => leavesOf(target));
}

function linkedFolders(table: JsonTable): Map<string, string> {
  const linked = new Map<string, string>();
  for (const group of dependencyGroups(table)) {
    for (const [name, version] of Object.entries(group)) {
      const folder = typeof version === 'string' ? /^(?:file|link|portal):(.*)$/.exec(version)?.[1] : undefined;
      if (folder !== undefined) linked.set(name, folder);
    }
  }
  return linked;
}

function dependencyGroups(table: JsonTable): JsonTable[] {
  return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']
    .map((key) => table[key])
    .filter(isJsonTable);
}
