import type { ModuleEntry } from '../moduleEntry.ts';
import { typeParameterCount } from '../overloads/overloads.ts';

interface Place {
  readonly module: ModuleEntry;
  readonly index: number;
}

/** True for one type, also where it is declared in several places (`expect` and `actual`, `partial`). */
export function isSameType(one: Place, other: Place): boolean {
  if (one.module === other.module && one.index === other.index) return true;
  const { partHeader } = one.module.language;
  if (partHeader === undefined) return false;
  const [a, b] = [one.module.facts.definitions[one.index]!, other.module.facts.definitions[other.index]!];
  if (a.name !== b.name || !partHeader.test(a.signature) || !partHeader.test(b.signature)) return false;
  if (one.module.language.typesByArity && typeParameterCount(a) !== typeParameterCount(b)) return false;
  return one.module.facts.namespace === other.module.facts.namespace;
}
