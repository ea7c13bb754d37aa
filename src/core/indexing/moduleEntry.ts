import type { ConditionalFile } from '../languages/importRules.ts';
import type { Language } from '../languages/language.ts';
import type { Chain } from '../model/chain.ts';
import { definitionIds } from '../model/definitionIds.ts';
import type { DefinitionFact, FileFacts, ReferenceFact } from '../model/fileFacts.ts';
import type { ImportFact } from '../model/importFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';
import { givesWay, mergedDeclarations } from './names/mergedDeclarations.ts';
import { isSpecialisation } from './names/specialisations.ts';

/** One file in the index, with look-ups over its facts. */
export interface ModuleEntry {
  readonly path: RepoPath;
  readonly language: Language;
  /** Digest of the normalised text. */
  readonly digest: string;
  readonly facts: FileFacts;
  readonly ids: readonly SymbolId[];
  /** The index of an id, -1 for one of elsewhere. */
  readonly indexOf: (id: SymbolId) => number;
  /** Members of each definition by name; index -1 holds the module's own. Namesakes: the last declared wins, as at run time. */
  readonly members: ReadonlyMap<number, ReadonlyMap<string, number>>;
  readonly aliases: ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>;
  /** Where functions are overloaded: the members of one name, of those names that several have. */
  readonly namesakes: ReadonlyMap<number, ReadonlyMap<string, readonly number[]>> | undefined;
  /** Where declarations merge: the others of a definition's name in the same place. */
  readonly merged: ReadonlyMap<number, readonly number[]>;
  /** Constructors by class, where they are no members by name. */
  readonly constructors: ReadonlyMap<number, readonly number[]>;
  /** Imports by the name they bind in this file. */
  readonly importsByName: ReadonlyMap<string, readonly ImportFact[]>;
  /** `from x import *` and the like, re-exports left out. */
  readonly starImports: readonly ImportFact[];
  /** What each definition extends or implements, in order. */
  readonly bases: ReadonlyMap<number, readonly Chain[]>;
  /** What decorates each definition, outermost first. */
  readonly decorators: ReadonlyMap<number, readonly Chain[]>;
  /** What the type itself gets members from, not its instances (Ruby's `extend`). */
  readonly extensions: ReadonlyMap<number, readonly Chain[]>;
  /** Methods and accessors by name: the definition's index, null where the name is not the only one. */
  readonly methods: ReadonlyMap<string, number | null>;
}

const CALLED = '()';

const NONE_MERGED: ReadonlyMap<number, readonly number[]> = new Map();

/** The key of a member of the type itself, where instances may have another of the name. */
export function memberOfType(name: string): string {
  return `self.${name}`;
}

/** A file with what it says of when it is built. */
export function conditionalFile({ path, facts: { condition } }: ModuleEntry): ConditionalFile {
  return { path, condition };
}

/** Builds the look-ups. */
export function createModuleEntry(path: RepoPath, language: Language, digest: string, facts: FileFacts): ModuleEntry {
  const members = new Map<number, Map<string, number>>();
  const aliases = new Map<number, Map<string, readonly string[]>>();
  const constructors = new Map<number, number[]>();
  const namesakes = language.overloads || language.overloadsByCount ? namesakesOf(facts) : undefined;
  facts.definitions.forEach((definition, index) => {
    // A member of a type in another file is none of what is around it.
    if (definition.owner !== undefined || definition.explicit || definition.enclosed) return;
    if (definition.kind === 'constructor' && language.overloads) {
      constructors.set(definition.parent, [...(constructors.get(definition.parent) ?? []), index]);
      return;
    }
    let names = members.get(definition.parent);
    if (names === undefined) {
      names = new Map();
      members.set(definition.parent, names);
    }
    const name = definition.static ? memberOfType(definition.name) : definition.name;
    const before = names.get(name);
    const isUnlikely = before !== undefined && definition.unlikely && !facts.definitions[before]!.unlikely;
    const shadowed = definition.shadowed && before !== undefined && !facts.definitions[before]!.shadowed;
    // `Foo = register(Foo)` is still Foo.
    const rebinds = before !== undefined && isRebound(facts.definitions[before]!, definition, language);
    // A setter beside a getter, or a type beside a value: the first says more.
    const keepsFirst =
      before !== undefined &&
      ((definition.kind === 'accessor' && !givesInstead(definition, facts.definitions[before]!)) ||
        (language.mergesDeclarations ? givesWay(facts.definitions[before]!, definition) : definition.kind === 'type') ||
        (language.separateMethods === true && countsBefore(facts.definitions[before]!, definition)) ||
        shadowed === true ||
        (language.headersDeclare === true && isSpecialisation(definition)) ||
        isUnlikely === true ||
        rebinds);
    if (definition.ofTrait !== undefined) {
      const written = writtenFor(definition.ofTrait, definition.name);
      if (!names.has(written)) names.set(written, index);
    }
    const isOne = isMethod(definition);
    if (language.separateMethods && before !== undefined && isMethod(facts.definitions[before]!) !== isOne) {
      const called = calledName(definition.name);
      if (!names.has(called)) names.set(called, isOne ? index : before);
      if (!isOne) names.set(name, index);
    } else if (
      before !== undefined &&
      isOfType(definition, language) !== isOfType(facts.definitions[before]!, language)
    ) {
      const [ofType, ofInstance] = isOfType(definition, language) ? [index, before] : [before, index];
      names.set(memberOfType(name), names.get(memberOfType(name)) ?? ofType);
      names.set(name, ofInstance);
    } else if (!keepsFirst) names.set(name, index);
    if (definition.aliases !== undefined) {
      aliases.set(index, new Map(definition.aliases.map(({ name, chain }) => [name, chain])));
    }
  });
  const methods = new Map<string, number | null>();
  facts.definitions.forEach(({ kind, name }, index) => {
    if (kind === 'method' || kind === 'accessor') methods.set(name, methods.has(name) ? null : index);
  });
  const own = facts.imports.filter((fact) => !fact.reexported);
  const ids = definitionIds(path, facts.definitions);
  let places: Map<SymbolId, number> | undefined;
  return {
    path,
    language,
    digest,
    facts,
    ids,
    indexOf(id) {
      places ??= new Map(ids.map((each, index) => [each, index]));
      return places.get(id) ?? -1;
    },
    members,
    aliases,
    namesakes,
    merged: language.mergesDeclarations ? mergedDeclarations(facts.definitions) : NONE_MERGED,
    constructors,
    importsByName: grouped(own.filter(({ as }) => as !== '').map((fact) => [fact.as, fact])),
    starImports: own.filter(({ name, as }) => name === '*' && as === ''),
    bases: grouped(
      basesFirstToLast(facts).flatMap(({ from, kind, owner, static: ofType, chain }) =>
        kind === 'extends' && owner === undefined && !ofType ? [[from, chain]] : [],
      ),
    ),
    extensions: grouped(facts.headers.flatMap(({ from, static: ofType, chain }) => (ofType ? [[from, chain]] : []))),
    decorators: language.decoratorsReplace
      ? grouped(facts.headers.flatMap(({ from, kind, chain }) => (kind === 'decorate' ? [[from, chain]] : [])))
      : new Map(),
    methods,
  };
}

/** Under which a method is kept whose name a field has taken (`Language.separateMethods`). */
export function calledName(name: string): string {
  return name + CALLED;
}

/** The key of a type's method that is written for a trait: others may have its name. */
export function writtenFor(trait: string, name: string): string {
  return `${trait}::${name}`;
}

/** Of two of a name: what usual builds have counts before what they have not, and what is the type's own before a trait's. */
function countsBefore(before: DefinitionFact, after: DefinitionFact): boolean {
  if (after.unlikely === true) return true;
  if (before.unlikely === true) return false;
  return before.ofTrait === undefined || after.ofTrait !== undefined || !isMethod(after);
}

/** The name itself, of one that may be a `calledName`. */
export function nameItself(name: string): string {
  return name.endsWith(CALLED) ? name.slice(0, -CALLED.length) : name;
}

/** A type's own member of a name; by a `calledName` its method alone, whether or not a field has the name too. */
export function ownMember(
  { members, facts, language }: ModuleEntry,
  index: number,
  name: string,
  ofInstance = true,
): number | undefined {
  const names = members.get(index);
  const ofType = ofInstance || language.staticHeader === undefined ? undefined : names?.get(memberOfType(name));
  const found = ofType ?? names?.get(name);
  if (found !== undefined || !name.endsWith(CALLED)) return found;
  const plain = names?.get(name.slice(0, -CALLED.length));
  return plain !== undefined && isMethod(facts.definitions[plain]!) ? plain : undefined;
}

/** Whether a header says that a member is the type's own. */
function isOfType({ signature }: DefinitionFact, { staticHeader }: Language): boolean {
  return staticHeader?.test(signature) === true;
}

function isMethod({ kind }: DefinitionFact): boolean {
  return kind === 'method' || kind === 'function';
}

/** A getter behind its setter: what it gives is what the name means. */
function givesInstead(definition: DefinitionFact, before: DefinitionFact): boolean {
  return before.kind === 'accessor' && before.returns === undefined && definition.returns !== undefined;
}

/** A class or function keeps its name where it is assigned to again. */
function isRebound(before: DefinitionFact, after: DefinitionFact, language: Language): boolean {
  if (!language.functionScoped || before.shadowed) return false;
  const isPlain = after.kind === 'variable' || after.kind === 'constant' || after.kind === 'field';
  return isPlain && (before.kind === 'class' || before.kind === 'function' || before.kind === 'method');
}

/** What is extended in the order in which a member is looked for: mixed in last, mixed in first, then the others as written. */
function basesFirstToLast({ headers: references }: FileFacts): readonly ReferenceFact[] {
  const mixins = references.filter(({ mixin }) => mixin);
  return mixins.length === 0 ? references : [...mixins.reverse(), ...references.filter(({ mixin }) => !mixin)];
}

function namesakesOf(facts: FileFacts): Map<number, Map<string, readonly number[]>> {
  const all = new Map<number, Map<string, readonly number[]>>();
  const several = new Map<number, Map<string, readonly number[]>>();
  facts.definitions.forEach(({ parent, name, kind, owner, explicit, enclosed }, index) => {
    if (kind === 'constructor' || owner !== undefined || explicit || enclosed) return;
    const names = all.get(parent) ?? new Map<string, readonly number[]>();
    all.set(parent, names);
    const list = [...(names.get(name) ?? []), index];
    names.set(name, list);
    if (list.length > 1)
      several.set(parent, (several.get(parent) ?? new Map<string, readonly number[]>()).set(name, list));
  });
  return several;
}

function grouped<Key, Value>(pairs: readonly (readonly [Key, Value])[]): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of pairs) {
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [value]);
    else list.push(value);
  }
  return groups;
}
