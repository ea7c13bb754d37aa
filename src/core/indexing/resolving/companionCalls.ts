import { isCall } from '../../model/fileFacts.ts';
import { parametersOf } from '../../model/parameterTypes.ts';
import { CLASS_KINDS, isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { arityOf, fitting } from '../overloads.ts';
import type { Value } from '../values.ts';
import type { ResolverParts } from './resolverParts.ts';

type Definition = Extract<Value, { kind: 'definition' }>;

/**
 * What calls of types mean whose companions can be called (Kotlin: `operator fun invoke`), where nothing else can be meant: a type
 * that nobody constructs, or whose constructors are not for the caller or take another number of arguments.
 */
export function companionCalls(
  parts: ResolverParts,
  values: readonly Value[],
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): readonly Value[] {
  const arity = arityOf(step);
  if (!isCall(step) || arity === undefined) return values;
  return values.flatMap((value) => {
    if (value.kind !== 'definition' || value.module.language.companionHeader === undefined) return [value];
    const { kind } = value.module.facts.definitions[value.index]!;
    if (!CLASS_KINDS.has(kind) || kind === 'type' || isConstructed(value, arity, module, from)) return [value];
    const found = parts.overloaded.companionMember(value.module, value.index, 'invoke', arity, new Set());
    const functions = found.filter(isFunctionValue);
    return functions.length > 0 ? functions : [value];
  });
}

/** Whether a call with so many arguments may construct an object of a type. */
function isConstructed({ module, index }: Definition, arity: number, caller: ModuleEntry, from: number): boolean {
  const { signature, name, kind } = module.facts.definitions[index]!;
  if (kind !== 'class') return /\bfun\s+interface\b/.test(signature) && arity === 1;
  const [before = ''] = signature.split(/\bclass\b/);
  if (/\b(?:abstract|sealed|object)\s/.test(before)) return false;
  const inside = isInside(caller, from, module, index);
  const declared = module.constructors.get(index) ?? NOTHING_DECLARED;
  const seen = declared.filter((each) => inside || !/\bprivate\s/.test(module.facts.definitions[each]!.signature));
  if (fitting(module, seen, arity).some((each) => seen.includes(each))) return true;
  const behind = signature.slice(before.length);
  const header = /^class\s+[^({]*\bprivate\s+(?:@\S+\s+)*constructor\b/.test(behind);
  if (header && !inside) return false;
  const parameters = parametersOf(behind.replace(CONSTRUCTOR_WORDS, ''), name);
  if (parameters === undefined) return declared.length === 0 && arity === 0;
  const needed = parameters.filter((each) => !/[^=!<>]=[^=>]|\bvararg\s/.test(each)).length;
  return needed <= arity && (arity <= parameters.length || parameters.some((each) => /\bvararg\s/.test(each)));
}

function isInside(caller: ModuleEntry, from: number, module: ModuleEntry, index: number): boolean {
  if (caller !== module) return false;
  for (let at = from; at >= 0; at = caller.facts.definitions[at]!.parent) if (at === index) return true;
  return false;
}

const CONSTRUCTOR_WORDS = /\s+(?:(?:private|internal|protected|public|actual|expect|@\S+)\s+)*constructor\s*(?=\()/;
const NOTHING_DECLARED: readonly number[] = [];
