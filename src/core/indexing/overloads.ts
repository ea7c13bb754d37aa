import type { DefinitionFact } from '../model/fileFacts.ts';
import { parametersOf } from '../model/parameterTypes.ts';
import type { ModuleEntry } from './moduleEntry.ts';

/** How many arguments a call has; `ANY` for a call of which nothing fits better, undefined where a name is not called. */
export type Arity = number | undefined;
export const ANY: Arity = -1;
/** Where only a type can be meant. */
export const TYPE: Arity = -2;

/** The number of arguments that a step of a chain gives: undefined where it is no call, or they are not counted. */
export function arityOf(step: string | undefined): Arity {
  return step?.startsWith('()') && step.length > 2 ? Number.parseInt(step.slice(2), 10) : undefined;
}

const TYPES = new Set(['class', 'interface', 'enum', 'type']);
const CALLABLE = new Set(['function', 'method', 'constructor']);
const NONE: readonly number[] = [];
const accepted = new WeakMap<DefinitionFact, readonly [least: number, most: number]>();

/**
 * The members of a definition (-1: the module) that a name may mean. Where functions are overloaded, those that take as many
 * arguments as are given; a field, when it is not called.
 */
export function ownMembers(module: ModuleEntry, parent: number, name: string, arity: Arity): readonly number[] {
  const only = module.members.get(parent)?.get(name);
  if (only === undefined) return NONE;
  const all = module.namesakes?.get(parent)?.get(name);
  if (all === undefined) {
    if (arity === TYPE && !TYPES.has(module.facts.definitions[only]!.kind)) return NONE;
    return arity === undefined || arity < 0 ? [only] : fitting(module, [only], arity);
  }
  return fitting(module, all, arity);
}

/** Those of some namesakes that a call with so many arguments may mean. */
export function fitting(module: ModuleEntry, all: readonly number[], arity: Arity): readonly number[] {
  const { definitions } = module.facts;
  if (arity === TYPE) return all.filter((index) => TYPES.has(definitions[index]!.kind)).slice(0, 1);
  const callable = all.filter((index) => CALLABLE.has(definitions[index]!.kind));
  const others = all.filter((index) => !callable.includes(index)).slice(0, 1);
  if (arity === undefined) return others.length > 0 ? others : callable.slice(0, 1);
  if (arity === ANY) return callable.length === 1 ? callable : others;
  const fit = callable.filter((index) => {
    const [least, most] = takes(definitions[index]!);
    return least <= arity && arity <= most;
  });
  return fit.length > 0 ? fit : others;
}

/** How many arguments a function takes at least and at most, by its signature. */
function takes(definition: DefinitionFact): readonly [least: number, most: number] {
  let range = accepted.get(definition);
  if (range === undefined) {
    range = readTakes(definition.signature, definition.name);
    accepted.set(definition, range);
  }
  return range;
}

function readTakes(signature: string, name: string): readonly [least: number, most: number] {
  const parameters = parametersOf(signature, name);
  if (parameters === undefined) return [0, Number.POSITIVE_INFINITY];
  let least = 0;
  let most = 0;
  for (const parameter of parameters) {
    // The object that an extension method is written for is no argument of its calls.
    if (/^this\s/.test(parameter)) continue;
    most++;
    if (/\.\.\.|^(\[.*\]\s*)?params\s|\bvararg\s/.test(parameter)) most = Number.POSITIVE_INFINITY;
    else if (!/[^=!<>]=[^=>]/.test(parameter)) least++;
  }
  return [least, most];
}
