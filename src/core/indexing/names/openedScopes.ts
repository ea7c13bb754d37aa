import { opensAround } from '../members/enumerators.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Definition } from '../types/values.ts';
import { isSpecialisation } from './specialisations.ts';

export type Place = Omit<Definition, 'kind'>;

const NONE: readonly never[] = [];

/** What `using` brings into a scope. */
export interface Used {
  readonly module: ModuleEntry;
  /** As written, with the name at its end. */
  readonly from: string;
  readonly name: string;
}

interface Opened {
  /** By scope and name. */
  readonly used: ReadonlyMap<string, readonly Used[]>;
  readonly openings: ReadonlyMap<string, readonly Place[]>;
  /** Classes that are defined outside of the class or namespace that they belong to (`struct Shop::Parts {`), by its dotted name. */
  readonly apart: ReadonlyMap<string, readonly Place[]>;
}

/**
 * Which files open a namespace or class, by its dotted name (empty: the files themselves), and what they declare in it; of languages
 * that share whole files. In the order of the modules.
 */
export class OpenedScopes {
  readonly #modules: Iterable<ModuleEntry>;
  readonly #members = new Map<string, ReadonlyMap<string, readonly Definition[]>>();
  #opened: Opened | undefined;

  constructor(modules: Iterable<ModuleEntry>) {
    this.#modules = modules;
  }

  /** Where a scope is opened; -1 is a file itself. */
  openings(scope: string): readonly Place[] {
    return this.#all().openings.get(scope) ?? NONE;
  }

  /** What `using` brings into a scope by a name. */
  used(scope: string, name: string): readonly Used[] {
    return this.#all().used.get(`${scope}\0${name}`) ?? NONE;
  }

  /** The classes of a name that are defined outside of the scope that they belong to. */
  apart(scope: string, name: string): readonly Definition[] {
    const places = this.#all().apart.get(scope);
    if (places === undefined) return NONE;
    return places.flatMap(({ module, index }): readonly Definition[] =>
      module.facts.definitions[index]!.name === name ? [{ kind: 'definition', module, index }] : [],
    );
  }

  /** What is declared by a name in a scope, constructors left out. */
  declared(scope: string, name: string): readonly Definition[] {
    let members = this.#members.get(scope);
    if (members === undefined) {
      members = membersOf(scope, this.openings(scope), this.#all().apart.get(scope) ?? NONE);
      this.#members.set(scope, members);
    }
    return members.get(name) ?? NONE;
  }

  #all(): Opened {
    this.#opened ??= openedIn(this.#modules);
    return this.#opened;
  }
}

function openedIn(modules: Iterable<ModuleEntry>): Opened {
  const openings = new Map<string, Place[]>();
  const apart = new Map<string, Place[]>();
  const used = new Map<string, Used[]>();
  for (const module of modules) {
    if (module.language.sharesNames === undefined) continue;
    const paths = pathsOf(module);
    const add = (to: Map<string, Place[]>, scope: string, index: number) => {
      const list = to.get(scope);
      if (list === undefined) to.set(scope, [{ module, index }]);
      else list.push({ module, index });
    };
    add(openings, '', -1);
    for (const { from, name, as, inside } of module.facts.imports) {
      if (inside === undefined) continue;
      const key = `${inside.replaceAll('::', '.')}\0${as}`;
      used.set(key, [...(used.get(key) ?? []), { module, from, name }]);
    }
    module.facts.definitions.forEach((definition, index) => {
      const { kind, owner, parent } = definition;
      const path = paths[index]!;
      if (opensAround(module, definition)) add(openings, parent < 0 ? '' : paths[parent]!, index);
      else if (kind === 'namespace' || kind === 'class') add(openings, path, index);
      if (kind === 'class' && owner !== undefined) add(apart, outerPath(path), index);
    });
  }
  return { openings, apart, used };
}

/** The scope that a dotted name stands in. */
export function outerPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

function membersOf(scope: string, openings: readonly Place[], apart: readonly Place[]): Map<string, Definition[]> {
  const members = new Map<string, Definition[]>();
  for (const { module, index } of apart) {
    const { name } = module.facts.definitions[index]!;
    members.set(name, [...(members.get(name) ?? []), { kind: 'definition', module, index }]);
  }
  for (const { module, index } of openings) {
    for (const [name, at] of module.members.get(index) ?? []) {
      const definition = module.facts.definitions[at]!;
      if (definition.kind === 'constructor') continue;
      // What a program adds to the library's namespace are specialisations of what the library has.
      if (isSpecialisation(definition) && module.language.libraryNamespace === scope) continue;
      const list = members.get(name);
      const place: Definition = { kind: 'definition', module, index: at };
      if (list === undefined) members.set(name, [place]);
      else list.push(place);
    }
  }
  return members;
}

/** One for all places that open a type or namespace, where the files of a program do so together (Ruby); else a place's own. */
export function openedKey(module: ModuleEntry, index: number): string {
  return module.language.sharesNames === 'connected' ? pathsOf(module)[index]! : module.ids[index]!;
}

const paths = new WeakMap<ModuleEntry, readonly string[]>();

/** The dotted name of every definition of a file, owners first. */
export function pathsOf(module: ModuleEntry): readonly string[] {
  let known = paths.get(module);
  if (known === undefined) {
    const made: string[] = [];
    for (const { parent, owner, ownerPath = owner, name } of module.facts.definitions) {
      const around = parent < 0 ? [] : [made[parent]!];
      made.push([...around, ...(ownerPath === undefined ? [] : [ownerPath]), name.replace(/\s*::\s*/g, '.')].join('.'));
    }
    known = made;
    paths.set(module, known);
  }
  return known;
}
