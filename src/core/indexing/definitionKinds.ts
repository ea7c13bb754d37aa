import type { DefinitionFact } from '../model/fileFacts.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { Definition, Instance, Value } from './types/values.ts';

/** Kinds of definitions that are types. */
export const CLASS_KINDS = new Set(['class', 'interface', 'enum', 'type']);
/** Those that have members of their own. */
export const TYPE_BODIES = new Set(['class', 'interface', 'enum']);

/** Whether a definition is a function of some kind. */
export function isCallable(definition: DefinitionFact): boolean {
  return definition.kind === 'function' || definition.kind === 'method' || definition.kind === 'constructor';
}

/** Whether a value is a function itself, not what it gives. */
export function isFunctionValue(value: Value): boolean {
  return value.kind === 'definition' && isCallable(value.module.facts.definitions[value.index]!);
}

/** A type that can have objects, named itself. */
export function isClass(value: Value): boolean {
  return value.kind === 'definition' && CLASS_KINDS.has(value.module.facts.definitions[value.index]!.kind);
}

/** `type Result<T> = std::result::Result<T, Error>` wraps what it is given as well. */
export function isAlias({ module, index }: Definition | Instance): boolean {
  return module.facts.definitions[index]!.kind === 'type';
}

/** Whether a member is made by assignment: a declaration of the name in a base counts more. */
export function isAssigned({ module, index }: Definition): boolean {
  return module.facts.definitions[index]!.assigned === true;
}

/** Whether a value is a declared constructor. */
export function isConstructor(value: Value): boolean {
  return value.kind === 'definition' && value.module.facts.definitions[value.index]!.kind === 'constructor';
}

/** Whether a function's prototype or its `this` has members: what it makes is known by them. */
export function constructsObjects({
  module,
  index,
}: {
  readonly module: ModuleEntry;
  readonly index: number;
}): boolean {
  if (!module.language.functionsConstruct || module.facts.definitions[index]!.kind !== 'function') return false;
  for (const member of module.members.get(index)?.values() ?? []) {
    const { kind } = module.facts.definitions[member]!;
    if (kind === 'method' || kind === 'field' || kind === 'accessor') return true;
  }
  return false;
}

/** Kinds of definitions that hold a value. */
export const HOLDERS: ReadonlySet<string> = new Set(['field', 'member', 'constant', 'variable']);
