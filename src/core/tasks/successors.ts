import type { CodeIndex } from '../indexing/codeIndex.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import { namesOfId, pathOfId, type SymbolId } from '../model/symbolId.ts';

/** What a definition was like when a task was last bound to it. */
export interface SymbolMemory {
  readonly id: SymbolId;
  readonly kind: DefinitionFact['kind'];
  readonly signature: string;
  /** Of its text. */
  readonly digest: string;
}

/** As many are offered. */
const MOST = 5;

/**
 * The definitions that a removed one is likely to live on in, the likeliest first: the same text elsewhere, the same name elsewhere, the same
 * header under another name, a namesake of another kind. Without a memory only names tell.
 */
export function successorsOf(id: SymbolId, memory: SymbolMemory | undefined, index: CodeIndex): readonly SymbolId[] {
  const name = nameOf(id);
  const scored: { readonly id: SymbolId; readonly score: number }[] = [];
  for (const module of index.modules.values()) {
    module.facts.definitions.forEach((fact, at) => {
      const candidate = module.ids[at]!;
      const near = module.path === pathOfId(id) ? 1 : 0;
      const score = likenessOf(candidate, fact, name, memory);
      if (score > 0) scored.push({ id: candidate, score: score + near });
    });
  }
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, MOST).map((each) => each.id);
}

function likenessOf(id: SymbolId, fact: DefinitionFact, name: string, memory: SymbolMemory | undefined): number {
  if (memory !== undefined && fact.digest === memory.digest) return 8;
  const sameName = nameOf(id) === name;
  if (sameName) return memory === undefined || memory.kind === fact.kind ? 6 : 2;
  if (memory === undefined || memory.kind !== fact.kind) return 0;
  return fact.signature.replaceAll(fact.name, '\u0000') === memory.signature.replaceAll(nameOf(memory.id), '\u0000')
    ? 4
    : 0;
}

function nameOf(id: SymbolId): string {
  return namesOfId(id).at(-1) ?? '';
}
