import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { isConstMethod, parameterTypes, writtenParameters } from '../../model/parameterTypes.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

import type { Definition } from '../types/values.ts';

/** The functions of a name beside one of them: those of its class or file. */
export function namesakesOf({ module, index }: Definition): readonly Definition[] {
  const { parent, name } = module.facts.definitions[index]!;
  const all = module.namesakes?.get(parent)?.get(name) ?? [index];
  return all.map((each) => ({ kind: 'definition', module, index: each }));
}

/**
 * The functions of a name beside some of them. Those of a file are beside each of its own: they are listed where the first of them stands
 * and where the last does, since of declarations the first counts, and of others the last.
 */
export function allNamesakes(some: readonly Definition[]): readonly Definition[] {
  const first = new Map<string, Definition>();
  const last = new Map<string, Definition>();
  for (const each of some) {
    const key = `${each.module.facts.definitions[each.index]!.parent} ${each.module.path}`;
    if (!first.has(key)) first.set(key, each);
    last.delete(key);
    last.set(key, each);
  }
  return [...first.values(), ...(first.size > 1 ? last.values() : [])].flatMap(namesakesOf);
}

/**
 * Of functions of one name that which takes so many arguments. Two that do are told apart by `const` at most, where `isConst`
 * says that of what is called on; else it stays open which is meant.
 */
export function chooseByCount(
  all: readonly Definition[],
  count: number,
  isConst: () => boolean | undefined,
): readonly Definition[] {
  if (all.length < 2) return all;
  const fit = all.filter((each) => takesSoMany(factOf(each), count));
  if (fit.length < 2) return fit;
  const headers = new Set(fit.map((each) => parameterTypes(factOf(each)).join(', ')));
  if (headers.size > 1) return [];
  const likely = fit.filter((each) => factOf(each).unlikely !== true);
  const rest = likely.length > 0 ? likely : fit;
  const constant = rest.filter((each) => isConstMethod(factOf(each)));
  // Whether what they are called on goes away afterwards is not known (`f() &`, `f() &&`).
  if (new Set(rest.map((each) => referenceQualifier(factOf(each)))).size > 1) return [];
  if (constant.length === 0 || constant.length === rest.length) return rest.slice(0, 1);
  const isOfConst = isConst();
  if (isOfConst === undefined) return [];
  return isOfConst ? constant.slice(0, 1) : rest.filter((each) => !constant.includes(each)).slice(0, 1);
}

/** Whether two headers are of one function: the same types, names and defaults left out. */
export function isSameHeader(a: DefinitionFact, b: DefinitionFact): boolean {
  const [left, right] = [parameterTypes(a), parameterTypes(b)];
  return left.length === right.length && left.join(', ') === right.join(', ') && isConstMethod(a) === isConstMethod(b);
}

/** In one order, whatever order files came in. */
export function inOrder(all: readonly Definition[]): Definition[] {
  return [...all].sort((a, b) => byCodeUnit(a.module.path, b.module.path) || a.index - b.index);
}

/** Whether a function may be given so many arguments. */
export function takesSoMany(fact: DefinitionFact, count: number): boolean {
  const parameters = writtenParameters(fact);
  if (parameters === undefined) return true;
  const open = parameters.some((each) => each.includes('...'));
  const least = parameters.filter((each) => !each.includes('...') && !hasDefault(each)).length;
  return least <= count && (open || count <= parameters.length);
}

/** What stands behind the parameters of a method that only takes objects with a name, or only those without one. */
function referenceQualifier({ signature }: DefinitionFact): string {
  return /\)\s*(?:const\s*)?(&&?)\s*(?:noexcept\b[^{]*|override\b[^{]*)?$/.exec(signature)?.[1] ?? '';
}

function hasDefault(parameter: string): boolean {
  return /[^=!<>]=(?!=)/.test(parameter);
}

function factOf({ module, index }: { readonly module: ModuleEntry; readonly index: number }): DefinitionFact {
  return module.facts.definitions[index]!;
}
