import type { DefinitionFact } from '../model/fileFacts.ts';
import { escapedName, parametersOf } from '../model/parameterTypes.ts';
import type { Value } from './values.ts';

type Definition = Extract<Value, { kind: 'definition' }>;

/** Types of the parameters as written, variable ones with `...`. */
export function typesOf(definition: DefinitionFact): readonly string[] {
  let types = known.get(definition);
  if (types === undefined) {
    types = (parametersOf(definition.signature, definition.name) ?? []).map(typeOfParameter);
    known.set(definition, types);
  }
  return types;
}

const known = new WeakMap<DefinitionFact, readonly string[]>();

function typeOfParameter(parameter: string): string {
  const plain = parameter
    .replace(/^(\s*(@[\w.]+(\([^()]*\))?|\[[^\]]*\])\s*)+/, '')
    .replace(/\s*(?<![=!<>])=(?![=>]).*$/s, '');
  const isVariable = /\.\.\.|^params\s|\bvararg\s/.test(plain);
  const colon = /^[\w\s`]+:/.exec(plain);
  const type =
    colon !== null
      ? plain.slice(colon[0].length)
      : plain
          .replace(/\b(final|ref|out|in|params|this|scoped|readonly)\s+/g, '')
          .replace(/@[\w.]+(\([^()]*\))?\s*/g, '')
          .replace('...', ' ')
          .replace(/\s*\b[\w$]+\s*(\[\])?$/, (_, brackets: string | undefined) => brackets ?? '');
  const bare = type.trim().replace(/\?$/, '');
  return isVariable ? `${/^params\s/.test(plain) ? bare.replace(/\[\]$/, '') : bare}...` : bare;
}

/** Declared between angle brackets in the header of the function or of a type around. */
export function isTypeParameter(name: string, { module, index }: Definition): boolean {
  if (/^[A-Z]\d?$/.test(name) || /^T[A-Z]\w*$/.test(name)) return true;
  if (!/^[\w$]+$/.test(name)) return false;
  for (let at = index; at >= 0; at = module.facts.definitions[at]!.parent) {
    const { signature, name: written } = module.facts.definitions[at]!;
    const of = escapedName(written);
    const before = signature.slice(0, signature.indexOf('(') < 0 ? undefined : signature.indexOf('('));
    if (
      at === index
        ? new RegExp(`(^|\\s|${of})<[^()]*\\b${name}\\b`).test(before) && before.trim().startsWith('<')
        : new RegExp(`\\b${of}\\s*<[^{]*\\b${name}\\b`).test(signature)
    )
      return true;
  }
  return false;
}

/** A name without what qualifies it. */
export function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
