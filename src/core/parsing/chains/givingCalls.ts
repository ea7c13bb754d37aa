import type { Captures } from '../captures.ts';
import type { Node } from '../trees/tree.ts';

/** What is written and passed to a call by whose arguments its result is known. */
export interface GivingCall {
  readonly types: readonly Node[];
  readonly given: readonly Node[];
}

/** The calls of methods that give something by what they are given (`Language.closureResults`), by their nodes. */
export function readGivingCalls(
  captures: Captures,
  results: ReadonlyMap<string, unknown>,
  steps: ReadonlyMap<number, { readonly steps: readonly string[] }>,
  transparent: ReadonlyMap<number, Node>,
): ReadonlyMap<number, GivingCall> {
  const found = new Map<number, GivingCall>();
  for (const match of captures.of('call')) {
    const call = match['call']![0]!;
    const called = match['object']![0]!;
    // Type arguments stand around what is called.
    const [name = ''] = steps.get(transparent.get(called.id)?.id ?? called.id)?.steps ?? [];
    if (!results.has(name.slice(1)) || steps.get(call.id)?.steps.join('') !== '()') continue;
    const list = call.childForFieldName('arguments');
    const given = list === null ? [] : partsOf(list);
    const types = called.childForFieldName('type_arguments')?.namedChildren ?? [];
    if (given.length + types.length > 0) found.set(call.id, { types, given });
  }
  return found;
}

/** The expressions that stand in a list. */
export function partsOf(list: Node): readonly Node[] {
  return list.namedChildren.filter((child) => !child.isExtra);
}
