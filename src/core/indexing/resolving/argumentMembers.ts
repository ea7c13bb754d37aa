import { anyScript } from '../../model/anyScript.ts';
import { CONDITIONAL } from '../../model/typeNotation.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { typeParameters } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import type { TypeExpression } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

const GENERIC = anyScript(/^[\w$.]+\s*<.*>$/s);
/** Aliases of aliases are followed so far. */
const FARTHEST = 8;

/**
 * Whether what is written out in an alias is all an argument of a type that has other members than its arguments, as classes and
 * interfaces (`type Run = Query<{ all: Row[] }>`): those of `Partial<{ a: A }>` are members of what it stands for.
 */
export function isArgument(parts: ResolverParts, module: ModuleEntry, index: number, depth = 0): boolean {
  const { kind, type = '' } = module.facts.definitions[index]!;
  if (kind !== 'type' || depth > FARTHEST || !module.language.mergesDeclarations || !GENERIC.test(type)) return false;
  const [generic, ...more] = parseTypeText(module.language.readType?.(type) ?? type);
  if (generic === undefined || more.length > 0) return false;
  const meant = parts.written.typeName(generic.name, module, index, generic.arguments.length);
  return meant.some((value) => {
    if (value.kind !== 'definition') return false;
    const { kind: of } = value.module.facts.definitions[value.index]!;
    if (of === 'class' || of === 'interface' || isOwnChoice(value.module, value.index)) return true;
    return isArgument(parts, value.module, value.index, depth + 1);
  });
}

/** Whether an alias chooses by a condition between types none of which is a parameter of it. */
function isOwnChoice({ facts, language }: ModuleEntry, index: number): boolean {
  const definition = facts.definitions[index]!;
  const [choice] = parseTypeText(language.readType?.(definition.type ?? '') ?? definition.type ?? '');
  if (choice?.name !== CONDITIONAL) return false;
  const parameters = typeParameters(definition);
  const isGiven = (type: TypeExpression): boolean =>
    (type.arguments.length === 0 && parameters.includes(type.name)) ||
    ((type.name === CONDITIONAL || language.wrappers.includes(type.name)) &&
      type.arguments.some((each) => each.some(isGiven)));
  return !isGiven(choice);
}
