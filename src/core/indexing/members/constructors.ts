import type { DefinitionFact } from '../../model/fileFacts.ts';
import { parametersOf } from '../../model/parameterTypes.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { fitting } from '../overloads/overloads.ts';
import type { Definition } from '../types/values.ts';

/** Whether a call with so many arguments may construct an object of a type. */
export function isConstructed(
  { module, index }: Definition,
  arity: number,
  caller: ModuleEntry,
  from: number,
): boolean {
  const { signature, name, kind } = module.facts.definitions[index]!;
  if (kind !== 'class') return /\bfun\s+interface\b/.test(signature) && arity === 1;
  if (isNeverConstructed(signature)) return false;
  const inside = isInside(caller, from, module, index);
  const seen = declaredConstructors(module, index, inside);
  if (fitting(module, seen, arity).some((each) => seen.includes(each))) return true;
  if (isPrivateHeader(signature) && !inside) return false;
  const parameters = parametersOf(headerOf(signature), name);
  if (parameters === undefined) return (module.constructors.get(index) ?? []).length === 0 && arity === 0;
  const needed = parameters.filter((each) => !/[^=!<>]=[^=>]|\bvararg\s/.test(each)).length;
  return needed <= arity && (arity <= parameters.length || parameters.some((each) => /\bvararg\s/.test(each)));
}

/** The constructors of a class that a caller sees, as functions that have parameters: the one in its header too. */
export function constructorFacts(
  { module, index }: Definition,
  caller: ModuleEntry,
  from: number,
): readonly (readonly [place: number, fact: DefinitionFact])[] {
  const fact = module.facts.definitions[index]!;
  if (isNeverConstructed(fact.signature)) return [];
  const inside = isInside(caller, from, module, index);
  const declared = declaredConstructors(module, index, inside).map(
    (place) => [place, module.facts.definitions[place]!] as const,
  );
  if (isPrivateHeader(fact.signature) && !inside) return declared;
  let header = headers.get(fact);
  if (header === undefined) {
    header = { ...fact, signature: headerOf(fact.signature) };
    headers.set(fact, header);
  }
  // A class that says no parameters and declares constructors has no other.
  const hasOther = parametersOf(header.signature, fact.name) !== undefined || !module.constructors.has(index);
  return hasOther ? [[index, header], ...declared] : declared;
}

const headers = new WeakMap<DefinitionFact, DefinitionFact>();

function declaredConstructors(module: ModuleEntry, index: number, inside: boolean): readonly number[] {
  return (module.constructors.get(index) ?? []).filter(
    (each) => inside || !/\bprivate\s/.test(module.facts.definitions[each]!.signature),
  );
}

function isNeverConstructed(signature: string): boolean {
  return /\b(?:abstract|sealed|object)\s/.test(signature.split(/\bclass\b/)[0] ?? '');
}

/** What follows the words before `class`, as the header of a function that takes what is constructed from. */
function headerOf(signature: string): string {
  return signature.slice((signature.split(/\bclass\b/)[0] ?? '').length).replace(CONSTRUCTOR_WORDS, '');
}

function isPrivateHeader(signature: string): boolean {
  const behind = signature.slice((signature.split(/\bclass\b/)[0] ?? '').length);
  return /^class\s+[^({]*\bprivate\s+(?:@\S+\s+)*constructor\b/.test(behind);
}

function isInside(caller: ModuleEntry, from: number, module: ModuleEntry, index: number): boolean {
  if (caller !== module) return false;
  for (let at = from; at >= 0; at = caller.facts.definitions[at]!.parent) if (at === index) return true;
  return false;
}

const CONSTRUCTOR_WORDS = /\s+(?:(?:private|internal|protected|public|actual|expect|@\S+)\s+)*constructor\s*(?=\()/;
