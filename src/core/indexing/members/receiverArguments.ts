import { parseTypeText } from '../types/typeText.ts';
import type { Definition, Value } from '../types/values.ts';

/** What telling a receiver's type arguments asks: what is written for one where an extension is used, and what types are. */
export interface ArgumentQuestions {
  /** What stands where the receiver of an extension has a type argument. */
  standsFor(argument: string, extension: Definition, receiver: Value): readonly Value[];
  /** Whether a value cannot be of the type that a text names in the header of the extension, nor that type of the value's. */
  isApart(value: Value, type: string, extension: Definition): boolean;
}

/**
 * Whether an extension is for other type arguments than what it is asked of has: `fun Column<String>.trim()` of a `Column<Int>`, and
 * `fun <E : Key<T>> Column<E>.key()`, since the receiver of a fact has bounds in place of type parameters. What is not known fits.
 */
export function isForOthers(questions: ArgumentQuestions, extension: Definition, receiver: Value): boolean {
  return argumentsOf(extension).some((argument) => {
    const given = questions.standsFor(argument, extension, receiver);
    return given.length > 0 && given.every((value) => questions.isApart(value, argument, extension));
  });
}

const known = new WeakMap<object, readonly string[]>();

/** The type arguments of an extension's receiver that say something, by their names. */
function argumentsOf({ module, index }: Definition): readonly string[] {
  const fact = module.facts.definitions[index]!;
  let names = known.get(fact);
  if (names === undefined) {
    names = fact.receiver?.includes('<')
      ? readArguments(module.language.readType?.(fact.receiver) ?? fact.receiver)
      : [];
    known.set(fact, names);
  }
  return names;
}

function readArguments(receiver: string): readonly string[] {
  const [type] = parseTypeText(receiver);
  const names = type?.arguments.map(([only]) => only?.name ?? '') ?? [];
  // Two of one name could not be told apart.
  return names.filter((name) => !/^(_|\*|Any|in|out)?$/.test(name) && names.indexOf(name) === names.lastIndexOf(name));
}
