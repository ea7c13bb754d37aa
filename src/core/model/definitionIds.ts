import type { DefinitionFact } from './fileFacts.ts';
import type { RepoPath } from './repoPath.ts';
import { type SymbolId, symbolId } from './symbolId.ts';

/** The ids of a file's definitions, in their order: owners first, namesakes numbered in source order. */
export function definitionIds(path: RepoPath, definitions: readonly DefinitionFact[]): SymbolId[] {
  const names: (readonly string[])[] = [];
  // The type of a member that is written outside it may come after it.
  const namesAt = (index: number): readonly string[] => {
    const known = names[index];
    if (known !== undefined) return known;
    const { parent, owner, name } = definitions[index]!;
    const around = parent >= 0 ? namesAt(parent) : [];
    const own = [...around, ...(owner === undefined ? [] : [owner]), name];
    names[index] = own;
    return own;
  };
  const seen = new Map<string, number>();
  return definitions.map((_, index) => {
    const own = namesAt(index);
    const plain = symbolId(path, own);
    const ordinal = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, ordinal);
    return symbolId(path, own, ordinal);
  });
}
