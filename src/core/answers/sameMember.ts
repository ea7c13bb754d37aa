import { anyScript } from '../model/anyScript.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { BlockDefinition } from './blockDefinitions.ts';
import { kindGroup } from './definitionsByName.ts';

/** Languages in which several functions have one name and differ by the types of their parameters; `:` where a type stands behind its name. */
const OVERLOADING: Readonly<Record<string, 'before' | 'behind'>> = {
  java: 'before',
  csharp: 'before',
  cpp: 'before',
  kotlin: 'behind',
};

/**
 * Whether a definition of an answer is another version of one that is there, and not one more of the name: a getter is no setter, and where
 * functions are overloaded the types of the parameters tell them apart.
 */
export function isSameMember(definition: BlockDefinition, fact: DefinitionFact, language: string): boolean {
  const group = kindGroup(definition.kind);
  if (definition.name !== fact.name || group !== kindGroup(fact.kind)) return false;
  if (group !== 'callable') return true;
  if (roleOf(definition) !== roleOf(fact)) return false;
  return parameterTypes(definition.signature, language) === parameterTypes(fact.signature, language);
}

/** `setter` of `@owner.setter`, `get` of `get owner()`; `` for the rest. */
function roleOf({ signature, decorators = [] }: Pick<DefinitionFact, 'signature' | 'decorators'>): string {
  const decorator = decorators
    .map((each) => /(?:\.(setter|deleter|getter)|(?:^|\.)(overload|register))\b/.exec(each))
    .find((match) => match !== null);
  const accessor = anyScript(
    /^(?:(?:static|public|private|protected|override|abstract|async)\s+)*(get|set)\s+[\w$#['"]/,
  ).exec(signature);
  return decorator?.[1] ?? decorator?.[2] ?? accessor?.[1] ?? '';
}

/** The types of a header's parameters, names and defaults left out; `` where they tell nothing apart. */
function parameterTypes(signature: string, language: string): string {
  const place = OVERLOADING[language];
  if (place === undefined) return '';
  return parametersOf(signature)
    .map((parameter) => {
      const plain = parameter
        .replace(anyScript(/@\w+(?:\([^)]*\))?\s*|\b(?:final|const|vararg|params|this)\s+/g), '')
        .replace(/\s*=.*$/s, '');
      const type =
        place === 'behind'
          ? plain.replace(/^[^:]*:/, '')
          : plain.replace(anyScript(/(?<=[\s>\]*&])\w+((?:\[\])*)$/), '$1');
      return type.replace(/\s+/g, '');
    })
    .join(',');
}

/** What stands between the brackets of a header, parted at its commas. */
function parametersOf(signature: string): readonly string[] {
  const opening = signature.indexOf('(');
  if (opening < 0) return [];
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of signature.slice(opening)) {
    if ('([<{'.includes(sign)) depth += 1;
    if (')]>}'.includes(sign)) depth -= 1;
    if (depth === 0) break;
    if (sign === ',' && depth === 1) parts.push('');
    else if (depth > 1 || sign !== '(') parts.push(parts.pop()! + sign);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
