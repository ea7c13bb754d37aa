import type { ImportFact } from '../../model/importFacts.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { distinct, NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/**
 * What a name may be that several statements import, each under its own condition (`if`, `except ImportError`): what the workspace has says
 * more than what it has not, and what type checkers pass over counts last.
 */
export function importedInBranches(parts: ResolverParts, module: ModuleEntry, name: string): readonly Value[] {
  const facts = module.importsByName.get(name) ?? [];
  let outside: readonly Value[] = NOTHING;
  for (const passedOver of [false, true]) {
    const found: Value[] = [];
    for (const fact of facts) {
      if ((fact.conditional === true) !== passedOver) continue;
      const values = parts.imports.imported(module, fact);
      if (values.some(({ kind }) => kind !== 'external')) found.push(...values);
      else if (outside.length === 0) outside = values;
    }
    if (found.length > 0) return distinct(found);
  }
  return outside;
}

/** A module of a package without a file of its own, of which other source roots may have the rest. */
export function ofFolder(parts: ResolverParts, module: ModuleEntry, folder: RepoPath, { from, name }: ImportFact) {
  const own = parts.modules.submodule(module.language, folder, name);
  if (own.length > 0 || from.startsWith('.')) return own;
  const elsewhere = parts.modules.fileOf(module, `${from}.${name}`);
  return elsewhere === undefined ? NOTHING : [{ kind: 'module' as const, module: elsewhere }];
}
