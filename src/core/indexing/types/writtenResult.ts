import type { DefinitionFact } from '../../model/fileFacts.ts';
import { escapedName, listedAt } from '../../model/parameterTypes.ts';
import { typeParameters } from './typeParameters.ts';

/** Where facts leave out a type parameter. */
const LEFT_OUT = '_';

/**
 * What a method gives as its header writes it, where facts leave a type parameter of its class out or have its bound (`T` of `T get()`,
 * `fun get(): T`); else as facts have it. Nothing where it names a type parameter of its own, which no receiver tells.
 */
export function writtenResult(definition: DefinitionFact, parameters: readonly string[]): string | undefined {
  const { returns } = definition;
  if (returns === undefined) return undefined;
  const alone = resultLike('[A-Za-z]\\w*', definition);
  const isParameter = alone !== undefined && parameters.includes(alone);
  const tokens: readonly string[] = returns.match(/\w+|[^\w\s]/g) ?? [];
  if (!isParameter && !tokens.includes(LEFT_OUT)) return returns;
  const type = tokens.map((token) => (token === LEFT_OUT ? '[A-Za-z]\\w*' : escapedName(token))).join('\\s*');
  const found = isParameter ? alone : resultLike(type, definition);
  const own = ownTypeParameters(definition);
  return found?.match(/\w+/g)?.some((word) => own.includes(word)) === true ? undefined : found;
}

/** The result in a header where it reads like a pattern: before the name, or behind the parameters. */
function resultLike(type: string, { signature, name }: DefinitionFact): string | undefined {
  const before = new RegExp(`(?<![\\w$.<])(${type})\\s+${escapedName(name)}\\s*[(<]`).exec(signature)?.[1];
  return before ?? new RegExp(`\\)\\s*:\\s*(${type})(?![\\w$.<])`).exec(signature)?.[1];
}

/** Type parameters of a function: behind its name, or in a list of their own (`<T> T f()`, `fun <T> f(): T`). */
function ownTypeParameters(definition: DefinitionFact): readonly string[] {
  const { signature } = definition;
  const open = signature.search(/(?<=^|\s)</);
  const ahead = open < 0 ? [] : listedAt(signature, open);
  return [...typeParameters(definition), ...ahead.flatMap((text) => /\w+(?!\w)(?!\s+\w)/.exec(text)?.[0] ?? [])];
}
