import type { SymbolKind } from '../model/structDocument.ts';
import { holds } from '../text/textRange.ts';
import type { LocatedDefinition } from './locatedDefinition.ts';

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor', 'accessor']);
const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'type', 'enum']);

/**
 * The definitions that a request for a whole file means, in source order: every function that is in no other, and types that hold
 * none. None lies in another, so that an answer for one leaves the others as they are.
 */
export function targetsOfFile(outline: readonly LocatedDefinition[]): LocatedDefinition[] {
  return whatIsMeant(outline, holds);
}

/** The same by what the index knows of a file; gives places in the list. */
export function targetsOfFacts(
  facts: readonly {
    readonly kind: SymbolKind;
    readonly startLine: number;
    readonly endLine: number;
    readonly parent: number;
  }[],
): number[] {
  const inside = (outer: (typeof facts)[number], inner: (typeof facts)[number]): boolean => {
    for (let at = inner.parent; at >= 0; at = facts[at]!.parent) if (facts[at] === outer) return true;
    return outer.startLine < inner.startLine && inner.endLine <= outer.endLine;
  };
  return whatIsMeant(facts, inside).map((fact) => facts.indexOf(fact));
}

function whatIsMeant<Definition extends { readonly kind: SymbolKind }>(
  all: readonly Definition[],
  inside: (outer: Definition, inner: Definition) => boolean,
): Definition[] {
  const functions = all.filter(({ kind }) => FUNCTIONS.has(kind));
  const types = all.filter((each) => TYPES.has(each.kind) && !functions.some((inner) => inside(each, inner)));
  const wanted = new Set([...functions, ...types]);
  // Of two with one range (`export default function f`) the first one counts.
  const covers = (other: Definition, each: Definition): boolean =>
    inside(other, each) && (!inside(each, other) || all.indexOf(other) < all.indexOf(each));
  return all.filter((each) => wanted.has(each) && ![...wanted].some((other) => other !== each && covers(other, each)));
}
