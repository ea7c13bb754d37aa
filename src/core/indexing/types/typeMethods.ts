import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { pathOfId, type SymbolId } from '../../model/symbolId.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Resolver } from '../resolver.ts';
import { typesOf } from './writtenParameters.ts';

/** A definition by its place, a part of a type above all. */
interface Place {
  readonly module: ModuleEntry;
  readonly index: number;
}

interface Method extends Place {
  readonly name: string;
}

type ByName = ReadonlyMap<string, readonly number[]>;

const NONE: readonly never[] = [];
const EMPTY: ByName = new Map();

/** The methods of types, all overloads and all parts of a type included. Kept while overrides are looked for. */
export class TypeMethods {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly #resolver: Resolver;
  readonly #parts = new Map<SymbolId, readonly Place[]>();
  readonly #methods = new Map<SymbolId, readonly Method[]>();
  readonly #members = new Map<ModuleEntry, ReadonlyMap<number, ByName>>();

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, resolver: Resolver) {
    this.#modules = modules;
    this.#resolver = resolver;
  }

  /** The places where a type is declared. */
  partsOf(type: SymbolId): readonly Place[] {
    let parts = this.#parts.get(type);
    if (parts === undefined) {
      const module = this.#modules.get(pathOfId(type));
      const index = module?.indexOf(type) ?? -1;
      parts = module === undefined || index < 0 ? NONE : this.#resolver.partsOf(module, index);
      this.#parts.set(type, parts);
    }
    return parts;
  }

  /** The methods that a type declares. */
  methodsOf(type: SymbolId): readonly Method[] {
    let methods = this.#methods.get(type);
    if (methods === undefined) {
      methods = this.partsOf(type).flatMap(({ module, index }) =>
        [...this.#membersOf(module, index)].flatMap(([name, members]) =>
          members.flatMap((member) =>
            module.facts.definitions[member]!.kind === 'method' ? [{ name, module, index: member }] : [],
          ),
        ),
      );
      this.#methods.set(type, methods);
    }
    return methods;
  }

  /** The members of a type that override or implement a method of its bases. */
  overridesIn(type: SymbolId, name: string, declared: DefinitionFact): readonly SymbolId[] {
    const members = this.partsOf(type).flatMap(({ module, index }) =>
      (this.#membersOf(module, index).get(name) ?? NONE).map((member) => ({ module, index: member })),
    );
    return overriding(members, declared).map(({ module, index }) => module.ids[index]!);
  }

  #membersOf(module: ModuleEntry, type: number): ByName {
    let members = this.#members.get(module);
    if (members === undefined) {
      members = module.language.overloads ? overloadsOf(module) : singlesOf(module);
      this.#members.set(module, members);
    }
    return members.get(type) ?? EMPTY;
  }
}

function singlesOf({ members, facts, language }: ModuleEntry): Map<number, ByName> {
  return new Map(
    [...members].map(([type, names]) => {
      if (!language.separateMethods) return [type, new Map([...names].map(([name, index]) => [name, [index]]))];
      // No field stands for a method, and a method may be kept under another key than its name.
      const methods = [...names.values()].filter((index) => facts.definitions[index]!.kind === 'method');
      return [type, new Map(methods.map((index) => [facts.definitions[index]!.name, [index]]))];
    }),
  );
}

/** Every method by its type and name, those that only an interface reaches included. */
function overloadsOf({ facts }: ModuleEntry): Map<number, ByName> {
  const found = new Map<number, Map<string, number[]>>();
  facts.definitions.forEach(({ kind, parent, name, owner, enclosed }, index) => {
    if (kind !== 'method' || owner !== undefined || enclosed) return;
    const names = found.get(parent) ?? new Map<string, number[]>();
    found.set(parent, names.set(name, [...(names.get(name) ?? []), index]));
  });
  return found;
}

/** Of a type's members of one name, those that override or implement another of the name: with parameters like its. */
function overriding(members: readonly Place[], declared: DefinitionFact): readonly Place[] {
  if (!members.some(({ module }) => module.language.overloads)) return members;
  const wanted = typesOf(declared);
  const typesAt = ({ module, index }: Place) => typesOf(module.facts.definitions[index]!);
  const alike = members.filter((member) => typesAt(member).length === wanted.length);
  if (alike.length < 2) return alike;
  // Where none has the very types (`T` is replaced by what it stands for), it is not known which is meant.
  return alike.filter((member) => typesAt(member).join() === wanted.join());
}
