import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Definition } from '../types/values.ts';

export type Place = Omit<Definition, 'kind'>;

const NONE: readonly never[] = [];

/**
 * Which files open a namespace or class, by its dotted name (empty: the files themselves), and what they declare in it; of languages
 * that share whole files. In the order of the modules.
 */
export class OpenedScopes {
  readonly #modules: Iterable<ModuleEntry>;
  readonly #members = new Map<string, ReadonlyMap<string, readonly Definition[]>>();
  #openings: ReadonlyMap<string, readonly Place[]> | undefined;

  constructor(modules: Iterable<ModuleEntry>) {
    this.#modules = modules;
  }

  /** Where a scope is opened; -1 is a file itself. */
  openings(scope: string): readonly Place[] {
    this.#openings ??= openingsOf(this.#modules);
    return this.#openings.get(scope) ?? NONE;
  }

  /** What is declared by a name in a scope, constructors left out. */
  declared(scope: string, name: string): readonly Definition[] {
    let members = this.#members.get(scope);
    if (members === undefined) {
      members = membersOf(this.openings(scope));
      this.#members.set(scope, members);
    }
    return members.get(name) ?? NONE;
  }
}

function openingsOf(modules: Iterable<ModuleEntry>): Map<string, Place[]> {
  const openings = new Map<string, Place[]>();
  for (const module of modules) {
    if (module.language.sharesNames === undefined) continue;
    const paths = pathsOf(module);
    const add = (scope: string, index: number) => {
      const list = openings.get(scope);
      if (list === undefined) openings.set(scope, [{ module, index }]);
      else list.push({ module, index });
    };
    add('', -1);
    module.facts.definitions.forEach((definition, index) => {
      if (opensAround(module, definition)) add(definition.parent < 0 ? '' : paths[definition.parent]!, index);
      else if (definition.kind === 'namespace' || definition.kind === 'class') add(paths[index]!, index);
    });
  }
  return openings;
}

/** Members of C's enums are around them. */
function opensAround({ language }: ModuleEntry, { kind, signature }: DefinitionFact): boolean {
  return language.sharesNames === 'imported' && kind === 'enum' && !/\benum\s+(class|struct)\b/.test(signature);
}

function membersOf(openings: readonly Place[]): Map<string, Definition[]> {
  const members = new Map<string, Definition[]>();
  for (const { module, index } of openings) {
    for (const [name, at] of module.members.get(index) ?? []) {
      if (module.facts.definitions[at]!.kind === 'constructor') continue;
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
    for (const { parent, owner, name } of module.facts.definitions) {
      const around = parent < 0 ? [] : [made[parent]!];
      made.push([...around, ...(owner === undefined ? [] : [owner]), name.replace(/\s*::\s*/g, '.')].join('.'));
    }
    known = made;
    paths.set(module, known);
  }
  return known;
}
