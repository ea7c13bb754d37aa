import { anyScript, withAllLetters } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { escapedName, listedAt, placeOfName, placeOfWholeName, WORD } from '../../model/parameterTypes.ts';
import { parseTypeText } from './typeText.ts';
import type { TypeExpression } from './values.ts';

/** What may stand before the name of a type parameter. */
const MODIFIER = /^(?:in|out|const|reified)\s+/;
/** Python's bases that list the type parameters of a class. */
const LISTING_BASES = ['Generic', 'Protocol'];
/** The first base of a Python class that is given arguments: what it names may be parameters. */
const IMPLIED_BASE = anyScript(/^class\s+\w+\s*\((?:[^[\]]*,)?\s*[\w.]+\s*\[/);

/** What such a base is often given that is a type of the language itself: `class Users(Mapping[str, T])`. */
const NO_PARAMETER = /^(?:str|int|float|bool|bytes|object|type|None|Any|list|dict|set|tuple)\b/;

/** The header of a type up to its bases: one of them may have its name (`class Builder extends Base.Builder<Builder>`). */
const BASES = /\b(?:class|struct|record|interface)\s[^<(]*?(?:\s(?:extends|implements)\s|(?<!:):(?!:))/;

/**
 * The names of a type's parameters, in order: `Box<T, U extends V>`, `Box[T any]`, `Box(Generic[T])`, `Box(Base[T])`. What the last form lists
 * may be types as well.
 */
export function typeParameters(definition: DefinitionFact): readonly string[] {
  // Most headers list nothing.
  if (!/[<[]/.test(definition.signature)) return NONE;
  let known = parameters.get(definition);
  if (known === undefined) {
    known = readParameters(definition);
    parameters.set(definition, known);
  }
  return known;
}

const NONE: readonly string[] = [];
const parameters = new WeakMap<DefinitionFact, readonly string[]>();

function readParameters({ signature, name }: DefinitionFact): readonly string[] {
  const own = BASES.test(signature.slice(0, placeOfName(signature, name, OPENING, WORD)))
    ? undefined
    : argumentsBehind(signature, name);
  const listed =
    own ??
    LISTING_BASES.map((base) => argumentsBehind(signature, base)).find((found) => found !== undefined) ??
    argumentsBehind(signature, IMPLIED_BASE)?.filter((text) => !NO_PARAMETER.test(text));
  return (listed ?? []).flatMap((text) => /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(text.replace(MODIFIER, ''))?.[0] ?? []);
}

/**
 * What bounds a type parameter that a Python header lists behind its name (`def first[T: Base](…)`): a type as written, empty where nothing
 * does; undefined for what is none.
 */
export function boundInHeader({ signature, name }: DefinitionFact, parameter: string): string | undefined {
  if (!signature.includes(`${name}[`)) return undefined;
  const header = new RegExp(`(?:\\b(?:def|class)\\s+|^(?:type\\s+)?)${escapedName(name)}\\s*(?=\\[)`, 'mu').exec(
    signature,
  );
  if (header === null) return undefined;
  for (const text of listedAt(signature, header.index + header[0].length)) {
    const [, own, bound = ''] = anyScript(/^(\w+)\s*(?::\s*([^=]*))?/).exec(text) ?? [];
    if (own === parameter) return bound.trim();
  }
  return undefined;
}

/** A list of type parameters that stands before what it belongs to: `<T> T get()`. */
const AHEAD = /(?<=^|\s)</;

const PATH = withAllLetters('[\\w.]+');

/**
 * What bounds a type parameter by the first type that a header names: `class A<T extends Base>`, `<T extends Base> T f()`, `T F<T>() where T : Base`.
 */
export function typeBound({ signature, name }: DefinitionFact, parameter: string): string | undefined {
  const open = signature.search(AHEAD);
  const listed = argumentsBehind(signature, name) ?? (open < 0 ? [] : listedAt(signature, open));
  const escaped = escapedName(parameter);
  const extending = new RegExp(`^${escaped}\\s+extends\\s+(?=\\S)`);
  const within = listed.find((text) => extending.test(text));
  if (within !== undefined) return within.replace(extending, '');
  const clause = `\\bwhere\\s+${escaped}\\s*:\\s*(${PATH}(?:<[^{}]*?>)?)\\s*(?:,|\\bwhere\\b|=>|\\{|$)`;
  return new RegExp(clause).exec(signature)?.[1];
}

/** What a class's header writes for the parameters of one of its bases: `(Box["A"])`, `extends Box<A>`. */
export function baseArguments(
  { signature, name }: DefinitionFact,
  base: string,
): readonly (readonly TypeExpression[])[] | undefined {
  const start = placeOfWholeName(signature, name);
  const behind = start < 0 ? signature : signature.slice(start + name.length);
  return argumentsBehind(behind, base)?.map((text) => parseTypeText(text));
}

const OPENING = /\s*[<[]/y;

/** The members of the list in brackets right behind the first mention of a name. */
function argumentsBehind(text: string, name: string | RegExp): readonly string[] | undefined {
  const at = typeof name === 'string' ? placeOfName(text, name, OPENING, WORD) : text.search(name);
  if (at < 0) return undefined;
  return listedAt(text, at + text.slice(at).search(/[<[]/));
}
