import { argumentNames, argumentsOf } from '../../model/chain.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { parametersOf, placeOfWholeName } from '../../model/parameterTypes.ts';
import { ARRAY } from '../../model/typeNotation.ts';
import { isFunctionValue } from '../definitionKinds.ts';
import { constructorFacts } from '../members/constructors.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { parseTypeText } from '../types/typeText.ts';
import type { Definition, Value } from '../types/values.ts';
import { parameterNames, simple, typesOf } from '../types/writtenParameters.ts';
import { arrayFits, fits } from './argumentFit.ts';
import { type Kind, kindOf } from './argumentKinds.ts';
import { NO, OF_OBJECTS, UNKNOWN, WIDE } from './fitScores.ts';
import { type Candidate, inFirstPhase } from './invocationPhases.ts';
import { willing, withoutHidden } from './overloadMarks.ts';
import { takesCount, typeParameterCount, typeParametersOf } from './overloads.ts';
import { lowestDeclared } from './redeclared.ts';
import type { TypeQuestions } from './typeQuestions.ts';
import { hangsOnUnknown, isGuess, isTakenAsNamed } from './unknownArguments.ts';

/** What a call may mean: a function, or a constructor, which stands for its class. */
interface MeantCandidate extends Candidate {
  readonly meant: Definition;
}

/** Which of several namesakes a call with these arguments means; all of them where that is no question of overloads. */
export function chooseOverload(
  resolver: TypeQuestions,
  all: readonly Value[],
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): readonly Value[] {
  const values = withoutHidden(all);
  const given = argumentsOf(step);
  const functions = values.filter((value): value is Definition => isFunctionValue(value));
  const built = builtBeside(functions, values);
  if (given === undefined) return built.length > 0 ? functions : values;
  if (functions.length + built.length < 2) return values;
  const name = factOf(functions[0]!).name;
  if (!functions.every((value) => factOf(value).name === name)) return values;
  const found = given.map((chain) => (chain.length === 0 ? undefined : kindOf(resolver, chain, module, from)));
  const kinds = found.map((kind, place) => (isTakenAsNamed(kind, place, functions) ? kind : undefined));
  const names = argumentNames(step);
  const candidates = [
    ...inferable(functions).map((value) => ({ value, fact: factOf(value), meant: value })),
    ...built.flatMap((meant) =>
      constructorFacts(meant, module, from)
        .filter(([, fact]) => takesCount(fact, kinds.length))
        .map(([index, fact]) => ({ value: { ...meant, index }, fact, meant })),
    ),
  ];
  const scored = candidates.map((candidate) => {
    const placed = names === undefined ? kinds : byPlace(candidate, kinds, names);
    return { ...candidate, score: placed === undefined ? NO : scoreOf(resolver, candidate, placed) };
  });
  const taking = willing(scored.filter(({ score }) => score >= 0));
  if (taking.length === 0) return [];
  if (module.language.methodLookup !== undefined) return chooseInPhases(resolver, taking, kinds);
  // Where names tell one from the others, nothing hangs on types.
  if (module.language.extensionFunctions && taking.length > 1 && hangsOnUnknown(taking, kinds)) {
    return withoutOverridden(taking);
  }
  const best = Math.max(...taking.map(({ score }) => score));
  const closest = taking.filter(({ score }) => score === best);
  return isGuess(resolver, closest[0]!, taking, kinds) ? [] : withoutOverridden(closest);
}

/** The closest of those that the first phase finds; of the same parameters the lowest declaration. */
function chooseInPhases(
  resolver: TypeQuestions,
  taking: readonly (MeantCandidate & { readonly score: number })[],
  kinds: readonly (Kind | undefined)[],
): readonly Value[] {
  const found = inFirstPhase(resolver, taking, kinds);
  const best = Math.max(...found.map(({ score }) => score));
  const closest = found.filter(({ score }) => score === best);
  if (withoutOverridden(closest).length === 0 || isGuess(resolver, closest[0]!, found, kinds)) return [];
  return [
    lowestDeclared(
      resolver,
      closest.map(({ meant }) => meant),
    ),
  ];
}

/** Whether none of some functions takes what a call gives, as far as that is known. */
export function takesNothing(
  resolver: TypeQuestions,
  functions: readonly Definition[],
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): boolean {
  if (argumentsOf(step) === undefined || argumentNames(step) !== undefined) return false;
  return !functions.some((value) => mayTake(resolver, value, step, module, from));
}

/**
 * What is given by name at the places of a function's parameters, as far as nothing is left out before the last of them: what is
 * unknown stands for the others. Undefined where the function has no parameter of a name.
 */
function byPlace(
  { fact, value }: MeantCandidate,
  kinds: readonly (Kind | undefined)[],
  names: readonly (string | undefined)[],
): readonly (Kind | undefined)[] | undefined {
  const parameters = parameterNames(fact).slice(value.onFirst === undefined ? 0 : 1);
  if (names.some((name) => name !== undefined && !parameters.includes(name))) return undefined;
  const isInOrder = names.every((name, place) => name === undefined || parameters[place] === name);
  const last = kinds.at(-1);
  const isInside = names.at(-1) !== undefined && names.at(-1) !== parameters.at(-1);
  if (isInOrder && isInside && last !== undefined && 'name' in last && last.name === 'lambda')
    return [...kinds.slice(0, -1), undefined];
  if (isInOrder) return kinds;
  return kinds.map((kind, place) => (names.slice(0, place + 1).every((name) => name === undefined) ? kind : undefined));
}

/** The classes that are named as functions beside them are (Kotlin). */
function builtBeside(functions: readonly Definition[], values: readonly Value[]): readonly Definition[] {
  if (functions.length === 0 || functions.length === values.length) return [];
  return values.filter(
    (value): value is Definition =>
      value.kind === 'definition' &&
      value.module.language.extensionFunctions === true &&
      factOf(value).kind === 'class' &&
      factOf(value).name === factOf(functions[0]!).name,
  );
}

function factOf({ module, index }: Definition): DefinitionFact {
  return module.facts.definitions[index]!;
}

/** Whether everything before the last parameter that has no default is given by so many arguments. */
function isGivenBefore(definition: DefinitionFact, count: number): boolean {
  const before = parametersOf(definition.signature, definition.name)?.slice(0, -1) ?? [];
  return before.filter((each) => !/[^=!<>]=[^=>]|\bvararg\s/.test(each)).length <= count;
}

/** Whether a function may take the arguments of a call, as far as they are known. */
export function mayTake(
  resolver: TypeQuestions,
  value: Definition,
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): boolean {
  const kinds = (argumentsOf(step) ?? []).map((chain) =>
    chain.length === 0 ? undefined : kindOf(resolver, chain, module, from),
  );
  return scoreOf(resolver, { value, fact: factOf(value), meant: value }, kinds) >= 0;
}

/** Without those whose type parameters no argument tells, where others need none: nothing is written for them. */
function inferable(functions: readonly Definition[]): readonly Definition[] {
  if (!functions.some(({ module }) => module.language.typesByArity)) return functions;
  const rest = functions.filter(({ module, index }) => {
    const definition = module.facts.definitions[index]!;
    const types = typesOf(definition).join(' ');
    return typeParametersOf(definition).every((name) => placeOfWholeName(types, name) >= 0);
  });
  return rest.some(({ module, index }) => typeParameterCount(module.facts.definitions[index]!) === 0)
    ? rest
    : functions;
}

/**
 * The same parameters again are of a base; two that differ leave it unknown. A function that takes what a constructor takes can only
 * stand beside it where it comes after it.
 */
function withoutOverridden(chosen: readonly MeantCandidate[]): readonly Value[] {
  const distinctParameters = new Set(chosen.map(({ fact }) => typesOf(fact).join(', ')));
  if (distinctParameters.size !== 1) return [];
  return [(chosen.find(({ meant, fact }) => factOf(meant) !== fact) ?? chosen[0]!).meant];
}

/** How well a function takes these arguments, and how closely it is meant for them; `NO` where it does not. */
function scoreOf(
  resolver: TypeQuestions,
  { value, fact: definition }: MeantCandidate,
  kinds: readonly (Kind | undefined)[],
): number {
  // The object that an extension method is called on is no argument.
  const types = value.onFirst === undefined ? typesOf(definition) : typesOf(definition).slice(1);
  let total = value.onFirst ?? 0;
  const last = kinds.at(-1);
  const isTrailing =
    value.module.language.trailingLambdas === true && last !== undefined && 'name' in last && last.name === 'lambda';
  // In Kotlin what follows variable parameters is named, or a lambda behind the parentheses.
  const variable = isTrailing ? types.findIndex((type) => type.endsWith('...')) : -1;
  if (isTrailing && !isGivenBefore(definition, kinds.length - 1)) return NO;
  for (const [place, kind] of kinds.entries()) {
    // What is left out stands before a lambda behind the parentheses.
    const isBehind = isTrailing && place === kinds.length - 1;
    const at = isBehind ? Math.max(place, types.length - 1) : variable < 0 ? place : Math.min(place, variable);
    const isLast = at >= types.length - 1 || at === variable;
    const written = types[Math.min(at, types.length - 1)] ?? '';
    const isVariable = isLast && written.endsWith('...');
    const type = written.replace(/\.\.\.$/, '');
    // An array for variable parameters is what they are, more closely than anything else that takes it.
    const asArray =
      isVariable && kinds.length === types.length && kind !== undefined && 'name' in kind && kind.name === ARRAY
        ? arrayFits(kind.element, simple(parseTypeText(type)[0]?.name ?? type), value)
        : NO;
    if (asArray >= OF_OBJECTS) {
      total += asArray + 1;
      continue;
    }
    let score = kind === undefined ? UNKNOWN : fits(resolver, kind, type, value);
    // An array may be passed for variable parameters as it is.
    if (score === NO && isVariable && kinds.length === types.length && kind !== undefined && 'name' in kind) {
      score = kind.name === ARRAY || kind.name === 'null' ? WIDE : NO;
    }
    if (score === NO) return NO;
    total += isVariable ? score - 1 : score;
  }
  // Without variable and default parameters it is the closer one.
  const isOpen = types.at(-1)?.endsWith('...') === true;
  return total * 4 - (isOpen ? 3 : Math.min(2, Math.abs(types.length - kinds.length)));
}
