import { TYPE_BODIES } from '../definitionKinds.ts';
import type { Definition, Value } from '../types/values.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/**
 * Of methods with the same parameters, that which is declared farthest below: what the types of the others declare it declares
 * again. Of unrelated types a class counts before an interface, then the order.
 */
export function lowestDeclared(resolver: TypeQuestions, methods: readonly Definition[]): Definition {
  if (methods.length < 2) return methods[0]!;
  const owners = methods.map(({ module, index }) => ({ module, index: module.facts.definitions[index]!.parent }));
  const above = new Set<string>();
  const asked = new Set<string>();
  for (const owner of owners) {
    const id = owner.module.ids[owner.index];
    // Many overloads are of one type, or of types above each other.
    if (id === undefined || asked.has(id)) continue;
    asked.add(id);
    addAbove(resolver, owner, above);
  }
  const lowest = methods.filter((_, at) => {
    const { module, index } = owners[at]!;
    const id = module.ids[index];
    return id !== undefined && !above.has(id);
  });
  const among = lowest.length > 0 ? lowest : methods;
  return among.find((method) => !isOfInterface(method)) ?? among[0]!;
}

/** Whether a method is declared by an interface. */
export function isOfInterface({ module, index }: Definition): boolean {
  const parent = module.facts.definitions[module.facts.definitions[index]!.parent];
  return parent?.kind === 'interface';
}

/** Whether `super` of a class does not mean a base: an interface, in Java. */
export function isOnlyImplemented({ module, index }: Extract<Value, { kind: 'super' }>, base: Value): boolean {
  if (module.language.methodLookup === undefined || base.kind !== 'definition') return false;
  const isInterface = base.module.facts.definitions[base.index]!.kind === 'interface';
  return isInterface && module.facts.definitions[index]!.kind !== 'interface';
}

/** Adds the ids of the types above one; what is above those that are there already is there as well. */
function addAbove(
  resolver: TypeQuestions,
  { module, index }: { readonly module: Definition['module']; readonly index: number },
  ids: Set<string>,
): void {
  if (!TYPE_BODIES.has(module.facts.definitions[index]?.kind ?? '')) return;
  for (const base of resolver.bases(module, index)) {
    if (base.kind !== 'definition') continue;
    const id = base.module.ids[base.index]!;
    if (ids.has(id)) continue;
    ids.add(id);
    addAbove(resolver, base, ids);
  }
}
