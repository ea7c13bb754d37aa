import { anyScript, withAllLetters } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { escapedName, parametersOf } from '../../model/parameterTypes.ts';
import { typeParameters } from './typeParameters.ts';
import type { Definition } from './values.ts';
import { ownTypeParameters } from './writtenResult.ts';

/** Types of the parameters as written, variable ones with `...`. */
export function typesOf(definition: DefinitionFact): readonly string[] {
  let types = known.get(definition);
  if (types === undefined) {
    types = (parametersOf(definition.signature, definition.name) ?? []).map(typeOfParameter);
    known.set(definition, types);
  }
  return types;
}

/** Names of the parameters, where they stand before a colon. */
export function parameterNames({ signature, name }: DefinitionFact): readonly string[] {
  return (parametersOf(signature, name) ?? []).map(
    (each) =>
      anyScript(/([\w`]+)\s*:/)
        .exec(each)?.[1]
        ?.replaceAll('`', '') ?? '',
  );
}

const known = new WeakMap<DefinitionFact, readonly string[]>();

function typeOfParameter(parameter: string): string {
  const plain = parameter
    .replace(anyScript(/^(\s*(@[\w.]+(\([^()]*\))?|\[[^\]]*\])\s*)+/), '')
    .replace(/\s*(?<![=!<>])=(?![=>]).*$/s, '');
  const isVariable = /\.\.\.|^params\s|\bvararg\s/.test(plain);
  const colon = anyScript(/^[\w\s`]+:/).exec(plain);
  const type =
    colon !== null
      ? plain.slice(colon[0].length)
      : plain
          .replace(/\b(final|ref|out|in|params|this|scoped|readonly)\s+/g, '')
          .replace(anyScript(/@[\w.]+(\([^()]*\))?\s*/g), '')
          .replace(/\s+\[\]/g, '[]')
          .replace('...', ' ')
          .replace(anyScript(/\s*[\w$]+\s*(\[\])?$/), (_, brackets: string | undefined) => brackets ?? '');
  const bare = type.trim().replace(/\?$/, '');
  return isVariable ? `${/^params\s/.test(plain) ? bare.replace(/\[\]$/, '') : bare}...` : bare;
}

/** Declared between angle brackets in the header of the function or of a type around. */
export function isTypeParameter(name: string, { module, index }: Definition): boolean {
  // Where every type parameter is listed in a header around, a type may have a short name, too.
  const isListed = module.language.typedGenerics === true;
  if (!isListed && (/^[A-Z]\d?$/.test(name) || anyScript(/^T[A-Z]\w*$/).test(name))) return true;
  if (!anyScript(/^[\w$]+$/).test(name)) return false;
  for (let at = index; at >= 0; at = module.facts.definitions[at]!.parent) {
    const definition = module.facts.definitions[at]!;
    if (isListed) {
      if (ownTypeParameters(definition).includes(name)) return true;
    } else if (at === index ? isListedAhead(name, definition) : listedIn(definition).includes(name)) return true;
  }
  return false;
}

const BEGINS = withAllLetters('(?<![\\w$])');
const ENDS = withAllLetters('(?![\\w$])');

/** `<T> void f(T it)` */
function isListedAhead(name: string, { signature, name: of }: DefinitionFact): boolean {
  const open = signature.indexOf('(');
  const before = signature.slice(0, open < 0 ? undefined : open).trim();
  return (
    before.startsWith('<') &&
    new RegExp(`(^|\\s|${escapedName(of)})<[^()]*${BEGINS}${escapedName(name)}${ENDS}`).test(before)
  );
}

/** The type parameters of a type: what it extends behind them is none. */
function listedIn(definition: DefinitionFact): readonly string[] {
  let names = listed.get(definition);
  if (names === undefined) {
    names = typeParameters(definition);
    listed.set(definition, names);
  }
  return names;
}

const listed = new WeakMap<DefinitionFact, readonly string[]>();

/** A name without what qualifies it. */
export function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
