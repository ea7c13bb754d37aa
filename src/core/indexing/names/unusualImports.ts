import type { ImportFact } from '../../model/importFacts.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Value } from '../types/values.ts';

/** Whether an import is of unusual builds alone: one of another build counts more. */
export function isUnusual({ language }: ModuleEntry, { conditional }: ImportFact): boolean {
  return conditional === true && language.isUnusualBuild !== undefined;
}

/** Imports with those of unusual builds last. */
export function usualFirst(module: ModuleEntry, facts: readonly ImportFact[]): readonly ImportFact[] {
  if (!facts.some((fact) => isUnusual(module, fact))) return facts;
  return [...facts].sort((a, b) => Number(isUnusual(module, a)) - Number(isUnusual(module, b)));
}

/** What imports of one name give: those of unusual builds where the others give nothing. */
export function counting(facts: readonly ImportFact[], give: (fact: ImportFact) => readonly Value[]): readonly Value[] {
  const usual = facts.filter(({ conditional }) => !conditional).flatMap(give);
  return usual.length > 0 ? usual : facts.filter(({ conditional }) => conditional).flatMap(give);
}
