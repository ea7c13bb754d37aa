import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { isSameType } from '../types/sameType.ts';
import { parseTypeText } from '../types/typeText.ts';
import type { Definition, Instance, Value } from '../types/values.ts';

/** What telling an extension's receiver asks of the resolver. */
interface ReceiverQuestions {
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[];
  typeOf(module: ModuleEntry, index: number): readonly Value[];
  bases(module: ModuleEntry, index: number): readonly Value[];
}

/** How well an extension fits what it is called on; higher is better. */
const EXACT = 40;
const OUTSIDE = 20;
const ANYTHING = 1;
const NO = 0;

const HOLDS = new Set(['field', 'constant', 'variable', 'member', 'accessor']);
const LIST = ['List', 'Collection', 'Iterable'];
const SET = ['Set', 'Collection', 'Iterable'];
/** What whole numbers have themselves. */
export const NUMBER_MEMBERS: ReadonlySet<string> = new Set(
  'and or xor shl shr ushr inv plus minus times div rem compareTo rangeTo'.split(' '),
);
/** What containers and texts of outside are besides themselves. */
const SUPERTYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['List', LIST],
  ['MutableList', ['MutableList', 'MutableCollection', 'MutableIterable', ...LIST]],
  ['ArrayList', ['MutableList', 'MutableCollection', 'MutableIterable', ...LIST]],
  ['Set', SET],
  ['MutableSet', ['MutableSet', 'MutableCollection', 'MutableIterable', ...SET]],
  ['Collection', ['Collection', 'Iterable']],
  ['MutableMap', ['MutableMap', 'Map']],
  ['HashMap', ['MutableMap', 'Map']],
  ['LinkedHashMap', ['MutableMap', 'Map']],
  ['String', ['String', 'CharSequence', 'Comparable']],
  ['StringBuilder', ['StringBuilder', 'CharSequence', 'Appendable']],
]);
const PRIMITIVES: ReadonlyMap<string, string> = new Map([
  ['int', 'Int'],
  ['long', 'Long'],
  ['double', 'Double'],
  ['float', 'Float'],
  ['char', 'Char'],
  ['boolean', 'Boolean'],
  ['byte', 'Byte'],
]);

/** Of some functions and properties, the extensions that are written closest to what they are asked of; none where that is unknown. */
export function fittingExtensions(
  resolver: ReceiverQuestions,
  receivers: readonly Value[],
  candidates: readonly Value[],
  isForOthers: (extension: Definition, receivers: readonly Value[]) => boolean,
): readonly Definition[] {
  const extensions = candidates.filter(isExtension);
  if (extensions.length === 0) return [];
  const { language } = extensions[0]!.module;
  const typed = receivers.flatMap((value) => heldBy(resolver, value, language));
  // What is for everything too: a type that is not known may have a member of the name, which comes first.
  if (typed.every(isUnknown)) return [];
  const scored = extensions
    .map((value) => ({ value, score: scoreOf(resolver, typed, value) }))
    .filter(({ value, score }) => score !== NO && !isForOthers(value, typed));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ value }) => value);
}

/** Whether nothing is known of what an extension would be asked of. */
export function isUnknownReceiver(
  resolver: ReceiverQuestions,
  receivers: readonly Value[],
  language: Language,
): boolean {
  return receivers.every((value) => heldBy(resolver, value, language).every(isUnknown));
}

export function isExtension(value: Value): value is Definition {
  return value.kind === 'definition' && receiverOf(value) !== undefined && !isHidden(value);
}

/** Whether the type of outside that an extension is for has a member of the name, which comes first. */
function isHidden({ module, index }: Definition): boolean {
  const { receiver = '', name } = module.facts.definitions[index]!;
  return (/^(Int|Long)$/.test(receiver) && NUMBER_MEMBERS.has(name)) || (receiver === 'String' && name === 'plus');
}

/** Whether what is known are types of outside that may be more than their names say: not those of the language itself. */
export function mayExtendOutside(
  resolver: ReceiverQuestions,
  receivers: readonly Value[],
  language: Language,
): boolean {
  return receivers.every((value) =>
    heldBy(resolver, value, language).every((held) => {
      if (held.kind === 'container')
        return held.gives === undefined && held.of !== undefined && !language.builtins.has(held.of);
      return held.kind === 'external' && !language.builtins.has(simple(held.name));
    }),
  );
}

/** Whether an extension is for a type of outside. */
export function isForOutside(resolver: ReceiverQuestions, extension: Definition): boolean {
  const text = receiverOf(extension)!;
  const wanted = resolver.resolveType(text, extension.module, extension.index);
  const [parsed] = parseTypeText(extension.module.language.readType?.(text) ?? text);
  const name = simple(parsed?.name ?? '_');
  return (
    !wanted.some(({ kind }) => kind === 'instance') && name !== '_' && !extension.module.language.builtins.has(name)
  );
}

/** The type that an extension is written for; undefined for anything else. */
export function receiverOf(value: Value): string | undefined {
  return value.kind === 'definition' ? value.module.facts.definitions[value.index]!.receiver : undefined;
}

function isUnknown(value: Value): boolean {
  if (value.kind === 'container') return value.gives !== undefined;
  return value.kind === 'external' && outsideType(value.name) === '';
}

/** What a field or constant holds, or a well-known function of outside gives; anything else itself. */
function heldBy(resolver: ReceiverQuestions, value: Value, { outsideReturns }: Language): readonly Value[] {
  if (value.kind === 'external') {
    const given = outsideReturns?.get(anyScript(/\.(\w+)\(\)$/).exec(value.name)?.[1] ?? '');
    return [given === undefined ? value : { kind: 'external', package: '', name: given }];
  }
  if (value.kind !== 'definition') return [value];
  const { kind } = value.module.facts.definitions[value.index]!;
  return HOLDS.has(kind) ? resolver.typeOf(value.module, value.index) : [value];
}

function scoreOf(resolver: ReceiverQuestions, receivers: readonly Value[], extension: Definition): number {
  const { module, index } = extension;
  const text = receiverOf(extension)!;
  const [parsed] = parseTypeText(module.language.readType?.(text) ?? text);
  const name = simple(parsed?.name ?? '_');
  // Type parameters are told by what bounds them.
  if (name === '_' || name === 'Any') return ANYTHING;
  const wanted = resolver.resolveType(text, module, index).find(({ kind }) => kind === 'instance');
  return Math.max(NO, ...receivers.map((value) => fits(resolver, value, name, wanted)));
}

function fits(resolver: ReceiverQuestions, value: Value, name: string, wanted: Value | undefined): number {
  switch (value.kind) {
    case 'instance':
    case 'definition': {
      if (value.kind === 'definition' && HOLDS.has(value.module.facts.definitions[value.index]!.kind)) return NO;
      const steps = stepsTo(resolver, value, name, wanted);
      return steps < 0 ? NO : Math.max(OUTSIDE + 1, EXACT - steps);
    }
    case 'container':
      return value.gives === undefined && wanted === undefined && isNamed(value.of ?? 'Array', name) ? OUTSIDE : NO;
    case 'external':
      return wanted === undefined && isNamed(outsideType(value.name), name) ? OUTSIDE : NO;
    default:
      return NO;
  }
}

/** Types of the language that nothing extends. */
const FINAL = new Set(['Int', 'Long', 'Short', 'Byte', 'Double', 'Float', 'Boolean', 'Char', 'String']);

/** Whether a value is of no type that one by a name, resolved to `types`, could be: neither extends the other, as far as both are known. */
export function areApart(resolver: ReceiverQuestions, value: Value, type: string, types: readonly Value[]): boolean {
  const wanted = types.find((each): each is Instance => each.kind === 'instance');
  const name = simple(type);
  if (value.kind === 'instance') {
    if (wanted === undefined) return FINAL.has(name);
    const own = simple(value.module.facts.definitions[value.index]!.name);
    return stepsTo(resolver, value, name, wanted) < 0 && stepsTo(resolver, wanted, own, value) < 0;
  }
  if (value.kind !== 'external') return false;
  const outside = outsideType(value.name);
  const plain = PRIMITIVES.get(outside) ?? outside;
  return FINAL.has(plain) && (wanted !== undefined || (FINAL.has(name) && name !== plain));
}

/** The type of something of outside: a type by its name, or what its constructor gives. */
function outsideType(name: string): string {
  const type = simple(name.replace(/\(\)$/, ''));
  return name.endsWith('()') && !/^\p{Lu}/u.test(type) ? '' : type;
}

function isNamed(is: string, name: string): boolean {
  return is === name || PRIMITIVES.get(is) === name || SUPERTYPES.get(is)?.includes(name) === true;
}

/** How many steps of inheritance lie between a type and another of the workspace, or of outside by its name. */
function stepsTo(
  resolver: ReceiverQuestions,
  from: Instance | Definition,
  name: string,
  wanted: Value | undefined,
): number {
  const seen = new Set<string>();
  let level: readonly Value[] = [from];
  for (let steps = 0; level.length > 0; steps++) {
    const next: Value[] = [];
    for (const value of level) {
      if (value.kind === 'external' && wanted === undefined && simple(value.name) === name) return steps;
      if (value.kind !== 'definition' && value.kind !== 'instance') continue;
      const own = value.module.ids[value.index]!;
      if (wanted?.kind === 'instance' && isSameType(value, wanted)) return steps;
      if (seen.has(own)) continue;
      seen.add(own);
      const { kind } = value.module.facts.definitions[value.index]!;
      next.push(
        ...(kind === 'type' ? resolver.typeOf(value.module, value.index) : resolver.bases(value.module, value.index)),
      );
    }
    level = next;
  }
  return -1;
}

function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
