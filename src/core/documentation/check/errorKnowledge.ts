import type { ModuleEntry } from '../../indexing/moduleEntry.ts';
import type { Language } from '../../languages/language.ts';
import type { ErrorKnowledge } from '../raiseDrift.ts';

/** What a workspace says of errors, by names alone: documentation, too, says no more. */
export function readErrorKnowledge(modules: readonly ModuleEntry[]): (language: Language) => ErrorKnowledge {
  const bases = readBases(modules);
  const names = new Set<string>();
  for (const { facts, importsByName, starImports } of modules) {
    for (const { name } of facts.definitions) names.add(name);
    for (const name of importsByName.keys()) names.add(name);
    for (const { from } of starImports) names.add(from);
  }
  const isA = (name: string, base: string, seen: Set<string>): boolean => {
    if (name === base) return true;
    if (seen.has(name)) return false;
    seen.add(name);
    return [...(bases.get(name) ?? [])].some((above) => isA(above, base, seen));
  };
  return (language) => ({
    isA: (name, base) => isA(name, base, new Set()),
    // Where names come without an import (a package, a namespace), what is not in the workspace may still exist.
    isNowhere: (name) => language.namespaceOf === undefined && !names.has(name) && !language.builtins.has(name),
  });
}

/** The names of the types that each type is derived from. */
function readBases(modules: readonly ModuleEntry[]): Map<string, Set<string>> {
  const bases = new Map<string, Set<string>>();
  for (const { facts, bases: written } of modules) {
    for (const [index, chains] of written) {
      // A class without a name at the top of a module (-1) is nobody's base.
      const name = facts.definitions[index]?.name;
      if (name === undefined) continue;
      const known = bases.get(name) ?? new Set<string>();
      for (const chain of chains) {
        const last = chain.at(-1) ?? '';
        const base = last.startsWith('^') ? facts.definitions[Number(last.slice(1))]?.name : last.replace(/^\./, '');
        if (base !== undefined) known.add(base);
      }
      bases.set(name, known);
    }
  }
  return bases;
}
