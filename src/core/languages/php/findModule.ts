import { anyScript } from '../../model/anyScript.ts';
import type { FileFacts } from '../../model/fileFacts.ts';
import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { nearestFile, sharedFolders } from '../../model/nearestFile.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';
import { claimOf, loads, programOf, programsAround } from './composerPrograms.ts';

const TYPES = new Set(['class', 'interface', 'enum']);

type FactsOf = (path: RepoPath) => FileFacts | undefined;

const byNamespace = new WeakMap<WorkspaceFiles, Map<string, RepoPath[]>>();

/**
 * PHP: `use A\B\C` is the file that declares `C` in the namespace `A\B`, of the importer's own program first (a copy of the
 * program in another folder is another program); `namespace\C` is seen from the importer's namespace; `require 'a.php'` is a file.
 */
export function findPhpModule(files: WorkspaceFiles, importer: RepoPath, from: string, factsOf: FactsOf): FoundModule {
  const file = anyScript(/([\w.@-]+(?:\/[\w.@-]+)*\.(?:php|inc|phtml))['"]?\s*\)?$/).exec(from)?.[1];
  if (file !== undefined) return findRequired(files, importer, from, file);
  if (!anyScript(/^\\?\w+(\\\w+)*$/).test(from)) return MISSING;
  if (!from.startsWith('namespace\\'))
    return findDeclared(files, importer, from.replace(/^\\/, '').split('\\'), factsOf);
  const [first = '', ...rest] = from.split('\\').slice(1);
  const facts = factsOf(importer);
  const imported = rest.length === 0 ? undefined : facts?.imports.find(({ as }) => as === first)?.from;
  if (imported !== undefined)
    return findDeclared(files, importer, [...imported.split('\\').filter(Boolean), ...rest], factsOf);
  const around = facts?.namespace?.split('.') ?? [];
  const found = findDeclared(files, importer, [...around, first, ...rest], factsOf);
  if (rest.length > 0 || found.kind === 'file') return found;
  // Functions and constants that a namespace does not have are the global ones; classes are not.
  const global = around.length === 0 ? MISSING : findDeclared(files, importer, [first], factsOf);
  return global.kind === 'file' && !declaresType(factsOf(global.path), first) ? global : MISSING;
}

function declaresType(facts: FileFacts | undefined, name: string): boolean {
  return facts?.definitions.some((one) => one.parent === -1 && one.name === name && TYPES.has(one.kind)) === true;
}

/** The file that declares a whole name. */
function findDeclared(
  files: WorkspaceFiles,
  importer: RepoPath,
  segments: readonly string[],
  factsOf: FactsOf,
): FoundModule {
  const last = segments.at(-1)!;
  const places = (namespacesOf(files, factsOf).get(segments.slice(0, -1).join('.')) ?? []).filter((path) =>
    factsOf(path)?.definitions.some(({ parent, name }) => parent === -1 && name === last),
  );
  if (places.length === 0) return segments.length === 1 ? MISSING : { kind: 'external', package: segments[0]! };
  const own = programOf(files, importer);
  const inside = places.filter((path) => programOf(files, path) === own);
  // Without a manifest nothing says which of several belongs to the importer, where there is no namespace.
  if (segments.length === 1 && own === undefined)
    return nearest(places.length === 1 ? inside : inside.filter((path) => path === importer), importer);
  if (inside.length > 0) return nearest(inside, importer);
  const name = segments.join('\\');
  // A package of a repository of packages is loaded with the others by the manifest of the repository.
  for (const program of programsAround(files, importer)) {
    const loaded = places.filter((path) => loads(files, program, name, path));
    if (loaded.length > 0) return nearest(loaded, importer);
  }
  const claims = places.map((path) => claimOf(files, programOf(files, path), name));
  const longest = Math.max(...claims);
  // What the own program claims and does not have is not in a copy of it either.
  if (own !== undefined && (longest < 0 || claimOf(files, own, name) >= longest)) return MISSING;
  const best = places.filter((_, index) => claims[index] === longest);
  return new Set(best.map((path) => programOf(files, path))).size === 1 ? nearest(best, importer) : MISSING;
}

/** The place that shares the most folders with the importer; none where two do. */
function nearest(places: readonly RepoPath[], importer: RepoPath): FoundModule {
  const depths = places.map((path) => sharedFolders(folderOf(path), folderOf(importer)));
  const most = Math.max(...depths);
  const best = places.filter((path, index) => depths[index] === most || path === importer);
  const path = best.includes(importer) ? importer : best[0];
  return path === undefined || (best.length > 1 && path !== importer) ? MISSING : { kind: 'file', path };
}

function findRequired(files: WorkspaceFiles, importer: RepoPath, from: string, file: string): FoundModule {
  const beside = joinPath(folderOf(importer), (/\.\.\/[./]*/.exec(from)?.[0] ?? '') + file.replace(/^(\.\.\/)+/, ''));
  if (beside !== undefined && files.has(beside)) return { kind: 'file', path: beside };
  const found = nearestFile(files, importer, file.replace(/^(\.{1,2}\/)+/, ''));
  return found === undefined ? MISSING : { kind: 'file', path: found };
}

function namespacesOf(files: WorkspaceFiles, factsOf: FactsOf): Map<string, RepoPath[]> {
  let known = byNamespace.get(files);
  if (known === undefined) {
    known = new Map();
    for (const path of files.all) {
      const facts = factsOf(path);
      if (facts?.language !== 'php') continue;
      const namespace = facts.namespace ?? '';
      const list = known.get(namespace);
      if (list === undefined) known.set(namespace, [path]);
      else list.push(path);
    }
    for (const list of known.values()) list.sort();
    byNamespace.set(files, known);
  }
  return known;
}
