import { anyScript } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { listedAt, PART_OF_PATH, parametersOf, placeOfName, placeOfWholeName } from '../../model/parameterTypes.ts';
import { CLASS_KINDS, isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

/** How many arguments a call has; `ANY` for a call of which nothing fits better, undefined where a name is not called. */
export type Arity = number | undefined;
export const ANY: Arity = -1;
/** Where only a type can be meant. */
export const TYPE: Arity = -2;

/** The number of arguments that a step of a chain gives: undefined where it is no call, or they are not counted. */
export function arityOf(step: string | undefined): Arity {
  return /^\(\)\d/.test(step ?? '') ? Number.parseInt(step!.slice(2), 10) : undefined;
}

const NONE: readonly number[] = [];
const accepted = new WeakMap<DefinitionFact, readonly [least: number, most: number]>();

/**
 * The members of a definition (-1: the module) that a name may mean. Where functions are overloaded, those that take as many
 * arguments as are given; a field, when it is not called.
 */
export function ownMembers(module: ModuleEntry, parent: number, name: string, arity: Arity): readonly number[] {
  const bare = bareName(name);
  const only = module.members.get(parent)?.get(bare);
  if (only === undefined) return NONE;
  if (module.language.typesByArity && typeArityOf(name) > 0) {
    const named = module.namesakes?.get(parent)?.get(bare) ?? [only];
    const wanted = typeArityOf(name);
    const fit = named.filter((index) => typeParameterCount(module.facts.definitions[index]!) === wanted);
    return fitting(module, fit, arity);
  }
  const all = namesakesByTypeArity(module, module.namesakes?.get(parent)?.get(bare), name);
  if (all === undefined) {
    if (arity === TYPE && !CLASS_KINDS.has(module.facts.definitions[only]!.kind)) return NONE;
    return arity === undefined || arity < 0 ? [only] : fitting(module, [only], arity);
  }
  const fit = fitting(module, all, arity);
  // What constructs a class may stand beside functions of its name.
  if (module.language.extensionFunctions !== true || arity === undefined || arity < 0) return fit;
  const built = all.find((index) => module.facts.definitions[index]!.kind === 'class');
  return built === undefined || fit.length === 0 || fit.includes(built) ? fit : [...fit, built];
}

/** A name without the type arguments that it may have (`List<T>`). */
export function bareName(name: string): string {
  const at = argumentsAt(name);
  return at > 0 ? name.slice(0, at) : name;
}

/** Where the type arguments of a name begin; 0 for none (`operator<=>` has none). */
function argumentsAt(name: string): number {
  return name.endsWith('>') && !name.endsWith('=>') ? Math.max(0, name.indexOf('<')) : 0;
}

/** How many type arguments a name has. */
export function typeArityOf(name: string): number {
  const at = argumentsAt(name);
  return at > 0 ? countListed(name, at) : 0;
}

/** How many type parameters a definition has. */
export function typeParameterCount(definition: DefinitionFact): number {
  let count = listed.get(definition);
  if (count === undefined) {
    const open = typeParametersAt(definition);
    count = open < 0 ? 0 : countListed(definition.signature, open);
    listed.set(definition, count);
  }
  return count;
}

const listed = new WeakMap<DefinitionFact, number>();

/** The names of the type parameters of a definition. */
export function typeParametersOf(definition: DefinitionFact): readonly string[] {
  const open = typeParametersAt(definition);
  if (open < 0) return [];
  return listedAt(definition.signature, open).map((each) => anyScript(/[\w@]+$/).exec(each)?.[0] ?? each);
}

const FUNCTION_LISTS = /\s*(?:<[^()]*>)?\s*\(/y;

/** Where the list of the type parameters of a definition opens; -1 for none. */
function typeParametersAt({ signature, name }: DefinitionFact): number {
  // Of a function the name before its parameters is meant, not that in a type; of a type the first, not that of a base.
  const own = placeOfName(signature, name, FUNCTION_LISTS, PART_OF_PATH);
  const start = own >= 0 ? own : placeOfWholeName(signature, name);
  const open = start < 0 ? -1 : start + name.length + /^\s*/.exec(signature.slice(start + name.length))![0].length;
  return open >= 0 && signature[open] === '<' ? open : -1;
}

/** Members of the list that opens at an offset. */
function countListed(text: string, open: number): number {
  let depth = 0;
  let count = 1;
  for (let at = open; at < text.length; at++) {
    if ('<([{'.includes(text[at]!)) depth++;
    else if ('>)]}'.includes(text[at]!)) depth--;
    else if (text[at] === ',' && depth === 1) count++;
    if (depth === 0) break;
  }
  return count;
}

/** Of namesakes, types with as many parameters as a name has arguments, and methods that may have them. */
function namesakesByTypeArity(
  module: ModuleEntry,
  all: readonly number[] | undefined,
  name: string,
): readonly number[] | undefined {
  if (all === undefined || !module.language.typesByArity) return all;
  const wanted = typeArityOf(name);
  const fit = all.filter((index) => {
    const definition = module.facts.definitions[index]!;
    // Type arguments of methods are inferred where none are written.
    if (wanted === 0 && isCallable(definition)) return true;
    return typeParameterCount(definition) === wanted;
  });
  return fit.length > 0 ? fit : all;
}

/** Those of some namesakes that a call with so many arguments may mean. */
export function fitting(module: ModuleEntry, all: readonly number[], arity: Arity): readonly number[] {
  const { definitions } = module.facts;
  if (arity === TYPE) return all.filter((index) => CLASS_KINDS.has(definitions[index]!.kind)).slice(0, 1);
  const callable: number[] = [];
  const others: number[] = [];
  for (const index of all) {
    if (isCallable(definitions[index]!)) callable.push(index);
    else if (others.length === 0 && !isApart(module, index, arity)) others.push(index);
  }
  if (arity === undefined) return others.length > 0 ? others : callable.slice(0, 1);
  if (arity === ANY) return callable.length === 1 ? callable : others;
  const fit = callable.filter((index) => takesCount(definitions[index]!, arity));
  return fit.length > 0 ? fit : others;
}

/** Whether a call never means a definition: a field, where they are apart from methods, other than what a record is made of. */
function isApart({ language, facts }: ModuleEntry, index: number, arity: Arity): boolean {
  if (language.methodLookup === undefined || arity === undefined) return false;
  const { kind, parent } = facts.definitions[index]!;
  if (kind === 'member') return true;
  return kind === 'field' && !/\brecord\s/.test(facts.definitions[parent]?.signature ?? '');
}

/** Whether a call is of a method that every type has. */
export function isRootMethod({ language }: ModuleEntry, name: string, arity: Arity): boolean {
  return arity !== undefined && language.rootMethods?.get(name)?.includes(arity) === true;
}

/** Whether a function may be given so many arguments. */
export function takesCount(definition: DefinitionFact, count: number): boolean {
  const [least, most] = takes(definition);
  return least <= count && count <= most;
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
    most++;
    if (/\.\.\.|^(\[.*\]\s*)?params\s|\bvararg\s/.test(parameter)) most = Number.POSITIVE_INFINITY;
    else if (!/[^=!<>]=[^=>]/.test(parameter)) least++;
  }
  return [least, most];
}
