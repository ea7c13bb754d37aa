import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { CLASS_KINDS, isConstructor } from '../indexing/definitionKinds.ts';
import { type Arity, fitting } from '../indexing/overloads/overloads.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import { parametersOf } from '../model/parameterTypes.ts';

/** More than these say less of what a construction passes than they cost. */
const MOST_CONSTRUCTORS = 2;

/**
 * How a type is constructed with the given numbers of arguments, where its own header does not show it: a construction is a call
 * of the type, so that its constructors are part of how it is shown and no definitions beside it. Those that take as many
 * arguments, or the first ones where that is not known.
 */
export function constructorsOf(
  type: IndexedDefinition,
  counts: ReadonlySet<Arity>,
  index: CodeIndex,
): readonly DefinitionFact[] {
  const { module, fact } = type;
  if (!CLASS_KINDS.has(fact.kind) || counts.size === 0 || showsParameters(type)) return [];
  const { definitions } = module.facts;
  const own = definitions.flatMap((each, at) =>
    each.parent === type.index && each.kind === 'constructor' ? [at] : [],
  );
  if (own.length === 0) return module.language.overloads ? [] : inherited(type, index);
  const fit = own.filter((at) =>
    [...counts].some((count) => count !== undefined && fitting(module, [at], count).length > 0),
  );
  return (fit.length > 0 ? fit : own).slice(0, MOST_CONSTRUCTORS).map((at) => definitions[at]!);
}

/** A header with parameters is a constructor's (Kotlin, records); Python writes bases there. */
function showsParameters({ module, fact }: IndexedDefinition): boolean {
  if (module.language.receiverIsFirstParameter) return false;
  return (parametersOf(fact.signature, fact.name) ?? parametersOf(fact.signature, 'constructor')) !== undefined;
}

/** The constructor of a base, in languages where types without one have it. */
function inherited({ module, index: at }: IndexedDefinition, { resolver }: CodeIndex): readonly DefinitionFact[] {
  const type = { kind: 'definition', module: resolver.known(module), index: at } as const;
  for (const name of module.language.constructors) {
    const found = resolver.member([type], name).filter(isConstructor);
    const facts = found.flatMap((one) => (one.kind === 'definition' ? [one.module.facts.definitions[one.index]!] : []));
    if (facts.length > 0) return facts.slice(0, 1);
  }
  return [];
}
