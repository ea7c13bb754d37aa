import { anyScript, withAllLetters } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { escapedName, listedAt } from '../../model/parameterTypes.ts';
import { typeParameters } from './typeParameters.ts';

/** Where facts leave out a type parameter. */
const LEFT_OUT = '_';

const ANY_NAME = withAllLetters('[A-Za-z]\\w*');
/** Where a type may begin and a name ends. */
const BEGINS = withAllLetters('(?<![\\w$.<])');
const ENDS = withAllLetters('(?![\\w$])');

/**
 * What a method gives as its header writes it, where facts leave a type parameter of its class out or have its bound (`T` of `T get()`,
 * `fun get(): T`); else as facts have it. Nothing where it names a type parameter of its own, which no receiver tells.
 */
export function writtenResult(definition: DefinitionFact, parameters: readonly string[]): string | undefined {
  const { returns } = definition;
  if (returns === undefined) return undefined;
  const alone = resultLike(ANY_NAME, definition);
  const isParameter = alone !== undefined && parameters.includes(alone);
  const tokens: readonly string[] = returns.match(anyScript(/\w+|[^\w\s]/g)) ?? [];
  if (!isParameter && !tokens.includes(LEFT_OUT)) return returns;
  const found = isParameter ? alone : resultLike(asPattern(tokens), definition);
  const parametersOfItself = ownTypeParameters(definition);
  return found?.match(anyScript(/\w+/g))?.some((word) => parametersOfItself.includes(word)) === true
    ? undefined
    : found;
}

/** What a field holds as its declaration writes it, where facts leave a type parameter of its class out or have its bound: `T held`. */
export function writtenType(field: DefinitionFact, parameters: readonly string[]): string | undefined {
  const { signature, name, type } = field;
  const words: readonly string[] = type?.match(anyScript(/\w+/g)) ?? [];
  if (type === undefined || words.some((word) => parameters.includes(word))) return type;
  const written = new RegExp(`${BEGINS}(${ANY_NAME})\\s+${escapedName(name)}${ENDS}(?!\\()`).exec(signature)?.[1];
  return written !== undefined && parameters.includes(written) ? written : type;
}

/** A function that says what it gives by type parameters of its own. */
export interface OwnGenericResult {
  readonly parameters: readonly string[];
  /** As written: `List<T>`. */
  readonly result: string;
}

const ownResults = new WeakMap<DefinitionFact, OwnGenericResult | null>();

/** The type parameters of a function itself and its result, where that names one of them. */
export function ownGenericResult(definition: DefinitionFact): OwnGenericResult | undefined {
  let known = ownResults.get(definition);
  if (known === undefined) {
    known = readOwnResult(definition) ?? null;
    ownResults.set(definition, known);
  }
  return known ?? undefined;
}

function readOwnResult(definition: DefinitionFact): OwnGenericResult | undefined {
  const { returns, signature } = definition;
  const parameters = returns === undefined || !signature.includes('<') ? [] : ownTypeParameters(definition);
  if (returns === undefined || parameters.length === 0) return undefined;
  const alone = resultLike(ANY_NAME, definition);
  if (alone !== undefined && parameters.includes(alone)) return { parameters, result: alone };
  const tokens: readonly string[] = returns.match(anyScript(/\w+|[^\w\s]/g)) ?? [];
  const isBounded = !tokens.includes(LEFT_OUT);
  if (isBounded && !SAYS_BOUND.test(signature)) return undefined;
  // A bound may stand in any place of a name.
  const result = resultLike(
    asPattern(isBounded ? tokens.map((token) => token.replace(anyScript(/\w+/), LEFT_OUT)) : tokens),
    definition,
  );
  return result?.match(anyScript(/\w+/g))?.some((word) => parameters.includes(word)) === true
    ? { parameters, result }
    : undefined;
}

function asPattern(tokens: readonly string[]): string {
  return tokens.map((token) => (token === LEFT_OUT ? ANY_NAME : escapedName(token))).join('\\s*');
}

/** The result in a header where it reads like a pattern: before the name, or behind the parameters. */
function resultLike(type: string, { signature, name }: DefinitionFact): string | undefined {
  const before = new RegExp(`${BEGINS}(${type})\\s+${escapedName(name)}\\s*[(<]`).exec(signature)?.[1];
  return before ?? new RegExp(`\\)\\s*:\\s*(${type})${ENDS}(?![.<[]|\\s+extends\\b)`).exec(signature)?.[1];
}

/** `<T extends Shop>`, `where T : Shop` */
const SAYS_BOUND = /\b(?:extends|where)\s/;

/** `T extends Shop` */
const BOUND = /\s+extends\s.*$/s;

const own = new WeakMap<DefinitionFact, readonly string[]>();
const NONE: readonly string[] = [];

/** Type parameters of a function or type itself: behind its name, or in a list of their own (`<T> T f()`, `fun <T> f(): T`). */
export function ownTypeParameters(definition: DefinitionFact): readonly string[] {
  if (!definition.signature.includes('<')) return NONE;
  let names = own.get(definition);
  if (names === undefined) {
    names = readOwn(definition);
    own.set(definition, names);
  }
  return names;
}

function readOwn(definition: DefinitionFact): readonly string[] {
  const { signature } = definition;
  const open = signature.search(/(?<=^|\s)</);
  const ahead = open < 0 ? [] : listedAt(signature, open);
  return [
    ...typeParameters(definition),
    ...ahead.flatMap((text) => anyScript(/\w+(?!\w)(?!\s+\w)/).exec(text.replace(BOUND, ''))?.[0] ?? []),
  ];
}
