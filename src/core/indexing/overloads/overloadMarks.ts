import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { Definition, Value } from '../types/values.ts';

/** Without functions that an annotation takes out of every choice: they are there for what was compiled before. */
export function withoutHidden(values: readonly Value[]): readonly Value[] {
  const seen = values.filter((value) => value.kind !== 'definition' || !isMarked(factOf(value), hidden(value)));
  return seen.length > 0 ? seen : values;
}

/** Of what takes the arguments of a call, what is no last resort; all of it where each is one. */
export function willing<T extends { readonly value: Definition; readonly fact: DefinitionFact }>(
  taking: readonly T[],
): readonly T[] {
  const others = taking.filter(({ value, fact }) => !isMarked(fact, value.module.language.overloadMarks?.reluctant));
  return others.length > 0 ? others : taking;
}

function hidden({ module }: Definition): RegExp | undefined {
  return module.language.overloadMarks?.hidden;
}

function factOf({ module, index }: Definition): DefinitionFact {
  return module.facts.definitions[index]!;
}

function isMarked({ decorators = [] }: DefinitionFact, mark: RegExp | undefined): boolean {
  return mark !== undefined && decorators.some((each) => mark.test(each));
}
