import { type Chain, isCall } from '../../model/chain.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { arityOf } from '../overloads/overloads.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** A chain, and where it stands. */
interface PlacedChain {
  readonly chain: Chain;
  readonly module: ModuleEntry;
  readonly from: number;
}

/** What a function of outside with a lambda (`apply { }`, `map { }`) is called on that names no object: the object around. */
export function objectAround(
  parts: ResolverParts,
  values: readonly Value[],
  { chain, module, from }: PlacedChain,
): readonly Value[] {
  const does = module.language.scopeFunctions?.get(chain[0] ?? '');
  if (does === undefined || arityOf(chain[1]) !== 1) return NOTHING;
  if (values.some(({ kind }) => kind === 'definition')) return NOTHING;
  const around = parts.steps.evaluate(['@this'], module, from);
  return does.passes === 'element' ? around.flatMap((value) => parts.elements.iterable(value)) : around;
}

/** A function of outside that names no object and is one of the collection that the object around is (`first()`); undefined where it is none. */
export function ofCollectionAround(
  parts: ResolverParts,
  { chain, module, from }: PlacedChain,
): readonly Value[] | undefined {
  const { collections, elementMethods, passingMethods } = module.language;
  const name = chain[0] ?? '';
  if (collections === undefined || !isCall(chain[1])) return undefined;
  if (elementMethods?.has(name) !== true && passingMethods?.has(name) !== true) return undefined;
  const around = parts.steps.evaluate(['@this'], module, from);
  const held = around.flatMap((value) => (value.kind === 'instance' ? parts.elements.iterable(value) : NOTHING));
  return held.length === 0 ? undefined : parts.members.member(held, name, arityOf(chain[1]));
}
