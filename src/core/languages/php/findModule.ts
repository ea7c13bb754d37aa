import type { FileFacts } from '../../model/fileFacts.ts';
import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { nearestFile, sharedFolders } from '../../model/nearestFile.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

type FactsOf = (path: RepoPath) => FileFacts | undefined;

const byNamespace = new WeakMap<WorkspaceFiles, Map<string, RepoPath[]>>();

/**
 * PHP: `use A\B\C` is what the files say that declare themselves to be in `A\B`, of those nearest to the importer (a copy of
 * the program in another folder is another program); `require 'a.php'` is a file.
 */
export function findPhpModule(files: WorkspaceFiles, importer: RepoPath, from: string, factsOf: FactsOf): FoundModule {
  const file = /([\w.@-]+(?:\/[\w.@-]+)*\.(?:php|inc|phtml))['"]?\s*\)?$/.exec(from)?.[1];
  if (file !== undefined) return findRequired(files, importer, from, file);
  if (!/^\\?\w+(\\\w+)*$/.test(from)) return MISSING;
  const segments = from.replace(/^\\/, '').split('\\');
  const outer = segments.slice(0, -1).join('.');
  const last = segments.at(-1)!;
  const declares = (path: RepoPath) =>
    factsOf(path)?.definitions.some(({ parent, name }) => parent === -1 && name === last) === true;
  const known = namespacesOf(files, factsOf);
  const inside = (known.get(outer) ?? []).filter(declares);
  const places = inside.length > 0 ? inside : (known.get(segments.join('.')) ?? []);
  const name = inside.length > 0 ? outer : segments.join('.');
  if (places.length === 0) return { kind: 'external', package: segments[0]! };
  let best = -1;
  let roots = new Set<string>();
  for (const path of places) {
    const depth = sharedFolders(folderOf(path), folderOf(importer));
    if (depth > best) roots = new Set();
    if (depth >= best) roots.add(namespaceKey(path, name));
    best = Math.max(best, depth);
  }
  return roots.size === 1 ? { kind: 'namespace', name: [...roots][0]! } : MISSING;
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
      if (!path.endsWith('.php')) continue;
      const namespace = factsOf(path)?.namespace ?? '';
      const list = known.get(namespace);
      if (list === undefined) known.set(namespace, [path]);
      else list.push(path);
    }
    byNamespace.set(files, known);
  }
  return known;
}

/** A namespace of one program: the folder that PSR-4 maps onto it, then its name; copies elsewhere have another folder. */
export function namespaceKey(path: RepoPath, namespace: string): string {
  const folders = folderOf(path).split('/');
  const names = namespace.split('.');
  while (folders.length > 0 && names.length > 0 && folders.at(-1) === names.at(-1)) {
    folders.pop();
    names.pop();
  }
  return `${folders.join('/')}:${namespace}`;
}

/** The namespace a file's names are in; none for a file that declares none. */
export function phpNamespaceOf(path: RepoPath, facts: FileFacts): string | undefined {
  return facts.namespace === undefined ? undefined : namespaceKey(path, facts.namespace);
}
