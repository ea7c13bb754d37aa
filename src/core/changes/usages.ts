import type { CodeIndex } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { namesOfId, type SymbolId } from '../model/symbolId.ts';
import type { Usage } from './changeReport.ts';

/** Somebody who uses a definition. */
export interface User {
  readonly path: RepoPath;
  /** Of the definition, -1 for the module's top level. */
  readonly index: number;
  readonly via: Usage['via'];
}

const RELATIONS = ['extends', 'decorates', 'calls', 'uses'] as const;

/** Who refers to these definitions, in path order, then in source order. Resolves the whole index. */
export function findUsers(index: CodeIndex, wanted: ReadonlySet<SymbolId>): ReadonlyMap<SymbolId, readonly User[]> {
  const found = new Map<SymbolId, User[]>();
  if (wanted.size === 0) return found;
  const add = (id: SymbolId, user: User): void => {
    const list = found.get(id);
    if (list === undefined) found.set(id, [user]);
    else list.push(user);
  };
  for (const { path } of index.modules.values()) {
    const edges = [...index.resolution(path)!.edges].sort(([a], [b]) => a - b);
    for (const [at, relations] of edges) {
      for (const via of RELATIONS) {
        for (const { id } of relations[via]) if (wanted.has(id)) add(id, { path, index: at, via });
      }
    }
  }
  for (const [id, overrides] of index.overrides) {
    if (!wanted.has(id)) continue;
    for (const override of overrides) {
      const definition = index.find(override);
      if (definition !== undefined)
        add(id, { path: definition.module.path, index: definition.index, via: 'overrides' });
    }
  }
  return found;
}

/** Whether a definition (-1: the top level) refers to this one, or to any of this name. */
export function refersTo(
  index: CodeIndex,
  path: RepoPath,
  at: number,
  id: SymbolId | undefined,
  name: string,
): boolean {
  const edges = index.edges(path, at);
  if (edges === undefined) return false;
  return RELATIONS.some((via) => edges[via].some((one) => one.id === id || namesOfId(one.id).at(-1) === name));
}

/** Whether a definition refers to something of this name in a package. */
export function refersOutside(index: CodeIndex, path: RepoPath, at: number, name: string): boolean {
  const outside = index.edges(path, at)?.external ?? [];
  return outside.some((each) => each.endsWith(`:${name}`) || each.endsWith(`.${name}`));
}
