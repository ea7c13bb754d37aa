import type { BodyFacts } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { type Edges, resolveEdges } from './edges.ts';
import { type Lineage, resolveLineage } from './members/lineage.ts';
import { type MentionedNames, mentionedNames, type NameTable } from './mentionedNames.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { NameCandidates } from './names/nameCandidates.ts';
import type { Resolver } from './resolver.ts';

/** What one module refers to, in ids: it stands until a name that the module says means something else. */
export interface ModuleResolution {
  /** By definition, -1 for the module's top level. What calls may run as is not in it. */
  readonly edges: ReadonlyMap<number, Edges>;
  readonly lineage: Lineage;
  /** The files that its imports mean, by the import's text. */
  readonly imported: ReadonlyMap<string, RepoPath>;
  readonly names: MentionedNames;
}

/** Resolves one module among the others. */
export function resolveModule(
  module: ModuleEntry,
  body: BodyFacts,
  parts: { readonly resolver: Resolver; readonly candidates: NameCandidates; readonly table: NameTable },
): ModuleResolution {
  const { resolver, candidates, table } = parts;
  // The resolver may know an older text of the file that says the same to others.
  const known = resolver.known(module);
  return resolver.withBody(known, body, () => ({
    edges: resolveEdges(known, body, resolver, candidates),
    lineage: resolveLineage(known, resolver),
    imported: importedFiles(known, resolver),
    names: mentionedNames(module.facts, body, module.language, table),
  }));
}

function importedFiles(module: ModuleEntry, resolver: Resolver): Map<string, RepoPath> {
  const imported = new Map<string, RepoPath>();
  for (const { from } of module.facts.imports) {
    const path = imported.has(from) ? undefined : resolver.importedFile(module, from);
    if (path !== undefined) imported.set(from, path);
  }
  return imported;
}
