import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { Chain } from '../../model/chain.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { hasBlanketImpl } from '../types/blanketImpls.ts';
import type { Definition, Value } from '../types/values.ts';

/** A field, constant or variable, which has a type. */
export function isPlainType({ module, index }: Definition): boolean {
  const { kind } = module.facts.definitions[index]!;
  return kind === 'field' || kind === 'constant' || kind === 'variable';
}

/** Whether the trait of a method is in scope in a file: its own, imported, or perhaps among what is imported as a whole. */
export function isSeen(method: Value, module: ModuleEntry): boolean {
  if (method.kind !== 'definition' || method.module === module) return true;
  const { definitions } = method.module.facts;
  const trait = definitions[definitions[method.index]!.parent]?.name;
  return module.facts.imports.some(({ name, as }) => name === trait || (name === '*' && as === ''));
}

/** Whether a trait is implemented for a type parameter. */
export function isForAll({ module, index }: Definition): boolean {
  return hasBlanketImpl(module.facts, index, false);
}

/** The same, or for slices or pointers of one. */
export function isForAllParts({ module, index }: Definition): boolean {
  return hasBlanketImpl(module.facts, index, true);
}

/** A trait itself. */
export function isTrait({ module, index }: Definition): boolean {
  return module.facts.definitions[index]!.kind === 'interface';
}

/** Several values together: they have no methods but those of traits. */
export function isPair(value: Value): boolean {
  return value.kind === 'container' && value.tuple === true && value.gives === undefined && value.wrapped === undefined;
}

/** The bare names of the types of outside that a value may have; a vector has the methods of a slice too. */
export function outsideTypes(value: Value, { wrappers, extensionMethods }: Language): readonly string[] {
  if (value.kind === 'external') {
    const [last = '', before = ''] = value.name.split('.').reverse();
    if (extensionMethods?.making.has(last) && /^\p{Lu}/u.test(before)) return wrappers.includes(before) ? [] : [before];
    const given = extensionMethods?.gives.get(last);
    if (given !== undefined) return [given];
    // A constant of a type is of that type: `StatusCode::NOT_FOUND`.
    return [/^\p{Lu}[\p{Lu}\d_]+$/u.test(last) && /^\p{Lu}.*\p{Ll}/u.test(before) ? before : last];
  }
  if (value.kind !== 'container' || value.tuple || value.gives !== undefined) return [];
  const element = value.arguments.at(-1)?.[0]?.name;
  return [...(value.of === undefined ? [] : [value.of]), ...(element === undefined ? [] : [element])];
}

/** A number, a character or a truth value, whose methods are known by their forms. */
export function isNumber(value: Value, { extensionMethods }: Language): boolean {
  return value.kind === 'external' && value.package === extensionMethods?.packages[0]
    ? extensionMethods.numbers.types.has(value.name)
    : false;
}

/** A value of a type of the language itself, whose own methods are known. */
export function isOfLanguage(value: Value, { extensionMethods }: Language): boolean {
  if (value.kind === 'external')
    return extensionMethods?.packages.includes(value.package) === true && anyScript(/^[\w.]+$/).test(value.name);
  return value.kind === 'container' && !value.tuple && (value.gives === undefined || value.gives === 'self');
}

/** The trait of outside that a path names before step `at`; a name of the language itself is not looked up. */
export function traitNamed(values: readonly Value[], chain: Chain, at: number): string | undefined {
  const isOutside = values.length === 0 ? at === 1 : values.every(({ kind }) => kind === 'external');
  return isOutside ? anyScript(/^\.?([A-Z]\w*)$/).exec(chain[at - 1]!)?.[1] : undefined;
}
