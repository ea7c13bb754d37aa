import { anyScript } from '../../model/anyScript.ts';
import { argumentsOf, type Chain } from '../../model/fileFacts.ts';
import { parameterTypes, writtenParameters } from '../../model/parameterTypes.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { isSameType } from '../types/sameType.ts';
import type { Definition, Instance } from '../types/values.ts';
import { takesSoMany } from './countedOverloads.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** What parameters take a literal as it is, `const` and `&` left out, by the type of literals (`Language.literalTypes`). */
const TAKEN: Readonly<Record<string, string>> = {
  text: 'char*',
  char: 'char',
  int: 'int',
  long: 'long',
  float: 'float',
  double: 'double',
  bool: 'bool',
};

/**
 * Of functions of one name that take so many arguments that which takes just the workspace's types and the literals that are given,
 * wherever their parameters differ: nothing needs to be converted for it. None, where one of those arguments is not known, or two take them.
 */
export function chooseByTypes(
  resolver: TypeQuestions,
  all: readonly Definition[],
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): readonly Definition[] {
  const given = argumentsOf(step);
  if (given === undefined || given.length === 0 || given.every((chain) => chain.length === 0)) return [];
  const fit = all.filter((each) => takesSoMany(factOf(each), given.length));
  if (fit.length < 2) return [];
  const types = fit.map((each) => parameterTypes(factOf(each)));
  const telling = [...given.keys()].filter((place) => new Set(types.map((each) => each[place])).size > 1);
  const known = new Map<number, Instance | string>();
  for (const place of telling) {
    const literal = literalType(given[place]!);
    if (literal !== undefined) {
      known.set(place, literal);
      continue;
    }
    const [value, ...others] = resolver
      .evaluate(given[place]!, module, from)
      .flatMap((each) => (each.kind === 'definition' ? resolver.typeOf(each.module, each.index) : [each]));
    if (value?.kind !== 'instance' || others.length > 0 || value.wrapped !== undefined) return [];
    known.set(place, value);
  }
  const exact = fit.filter((each) =>
    telling.every((place) => {
      const type = known.get(place)!;
      if (typeof type !== 'string') return takesType(resolver, each, place, type);
      return parameterTypes(factOf(each))[place]?.replace(/const|&/g, '') === type;
    }),
  );
  return telling.length > 0 && exact.length === 1 ? exact : [];
}

function literalType(chain: Chain): string | undefined {
  const [, type] = chain.length === 1 ? (anyScript(/^<(\w+)>$/).exec(chain[0]!) ?? []) : [];
  return type === undefined ? undefined : TAKEN[type];
}

/** Whether the parameter at a place is of just this type, by value or by reference. */
function takesType(resolver: TypeQuestions, { module, index }: Definition, place: number, given: Instance): boolean {
  const written = writtenParameters(module.facts.definitions[index]!)?.[place] ?? '';
  const [type] = anyScript(/^[\w:]+/).exec(written.replace(/\b(?:const|struct|class|typename)\s+/g, '').trim()) ?? [];
  if (type === undefined || /[*<[]|&&/.test(written)) return false;
  const wanted = resolver.resolveType(type, module, index);
  return wanted.length === 1 && wanted[0]!.kind === 'instance' && isSameType(wanted[0]!, given);
}

function factOf({ module, index }: Definition) {
  return module.facts.definitions[index]!;
}
