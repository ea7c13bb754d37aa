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
  for (const { module, index } of owners) {
    const id = module.ids[index];
    // Many overloads are of one type.
    if (id === undefined || asked.has(id)) continue;
    asked.add(id);
    for (const each of idsAbove(resolver, { module, index })) above.add(each);
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

/** The ids of the types above one. */
function idsAbove(
  resolver: TypeQuestions,
  { module, index }: { readonly module: Definition['module']; readonly index: number },
  ids = new Set<string>(),
): ReadonlySet<string> {
  if (!TYPE_BODIES.has(module.facts.definitions[index]?.kind ?? '')) return ids;
  for (const base of resolver.bases(module, index)) {
    if (base.kind !== 'definition') continue;
    const id = base.module.ids[base.index]!;
    if (ids.has(id)) continue;
    ids.add(id);
    idsAbove(resolver, base, ids);
  }
  return ids;
}
