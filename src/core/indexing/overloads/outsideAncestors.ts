import { isCall } from '../../model/chain.ts';
import type { Instance } from '../types/values.ts';
import { simple } from '../types/writtenParameters.ts';
import { NEAR, NO, UNKNOWN } from './fitScores.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** Types of outside that have nothing above them, which says no more of what extends them. */
const MARKERS = new Set(['Serializable', 'Cloneable', 'Comparable', 'AutoCloseable', 'Closeable']);

/**
 * How well a type of the workspace fits a type of outside: by what the standard library says of the types that it extends. Where
 * one of these is not known, it may be anything.
 */
export function fitsOutside(resolver: TypeQuestions, from: Instance, wanted: string): number {
  const known = from.module.language.outsideBases;
  const ancestors = outsideAncestors(resolver, from);
  if (known === undefined || ancestors.size === 0) return UNKNOWN;
  if (ancestors.has(wanted)) return NEAR - 0.5;
  let areKnown = known.has(wanted);
  for (const name of ancestors) {
    const above = known.get(name);
    if (above?.includes(wanted)) return NEAR - 0.5 - (above.indexOf(wanted) + 1) * 0.1;
    areKnown &&= above !== undefined || MARKERS.has(name);
  }
  return areKnown ? NO : UNKNOWN;
}

/** The names of the types of outside that a type extends, near or far. */
function outsideAncestors(
  resolver: TypeQuestions,
  from: Instance,
  seen = new Set<string>(),
  found = new Set<string>(),
): Set<string> {
  const id = from.module.ids[from.index]!;
  if (seen.has(id)) return found;
  seen.add(id);
  const bases = resolver.bases(from.module, from.index);
  const inside = new Set<string>();
  for (const base of bases) {
    if (base.kind !== 'definition') continue;
    inside.add(base.module.facts.definitions[base.index]!.name);
    outsideAncestors(resolver, { ...base, kind: 'instance' }, seen, found);
  }
  for (const chain of from.module.bases.get(from.index) ?? []) {
    const last = chain.findLast((step) => !isCall(step)) ?? '';
    // What the file itself declares stands there by its place.
    const name = last.startsWith('^') ? '' : simple(last.replace(/^[.<]+|>$/g, ''));
    if (name !== '' && !inside.has(name)) found.add(name);
  }
  return found;
}
