import type { DefinitionFact } from '../model/fileFacts.ts';
import type { FoundModule } from '../model/moduleSearch.ts';
import { baseName, folderOf } from '../model/repoPath.ts';
import { inOrder, isSameHeader, namesakesOf } from './countedOverloads.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { Value } from './values.ts';

type Definition = Extract<Value, { kind: 'definition' }>;
type Place = Omit<Definition, 'kind'>;

/**
 * Names of languages that share whole files (`Language.sharesNames`): which files a file sees, what a name means in a namespace
 * as they declare it together, and where a header's function is defined.
 */
export class SharedNames {
  readonly #modules: ReadonlyMap<string, ModuleEntry>;
  readonly #find: (module: ModuleEntry, from: string) => FoundModule;
  readonly #visible = new Map<ModuleEntry, ReadonlySet<ModuleEntry>>();
  readonly #scopes = new Map<ModuleEntry, ReadonlyMap<string, readonly number[]>>();
  readonly #known = new Map<ModuleEntry, Map<string, Definition | undefined>>();
  #importers: Map<ModuleEntry, ModuleEntry[]> | undefined;
  #bodies: Map<string, Place[]> | undefined;

  constructor(modules: ReadonlyMap<string, ModuleEntry>, find: (module: ModuleEntry, from: string) => FoundModule) {
    this.#modules = modules;
    this.#find = find;
  }

  /** The files whose names a file sees, itself first, then by distance. */
  visible(module: ModuleEntry): ReadonlySet<ModuleEntry> {
    let seen = this.#visible.get(module);
    if (seen !== undefined) return seen;
    const reached = new Set([module]);
    const connected = module.language.sharesNames === 'connected';
    // A set is walked in the order of insertion, what is added meanwhile included.
    for (const next of reached) {
      for (const target of this.#imported(next)) reached.add(target);
      if (connected) for (const importer of this.#importersOf(next)) reached.add(importer);
    }
    seen = reached;
    this.#visible.set(module, seen);
    return seen;
  }

  #imported(module: ModuleEntry): ModuleEntry[] {
    return module.starImports.flatMap(({ from }) => {
      const found = this.#find(module, from);
      const target = found.kind === 'file' ? this.#modules.get(found.path) : undefined;
      return target === undefined ? [] : [target];
    });
  }

  #importersOf(module: ModuleEntry): readonly ModuleEntry[] {
    if (this.#importers === undefined) {
      this.#importers = new Map();
      for (const importer of this.#modules.values()) {
        if (importer.language.sharesNames !== 'connected') continue;
        for (const target of this.#imported(importer)) {
          const list = this.#importers.get(target);
          if (list === undefined) this.#importers.set(target, [importer]);
          else list.push(importer);
        }
      }
    }
    return this.#importers.get(module) ?? [];
  }

  /** What a name means in a namespace (dotted, empty for none) as a file sees it. A definition counts more than a declaration. */
  lookUp(module: ModuleEntry, scope: string, name: string): Definition | undefined {
    let known = this.#known.get(module);
    if (known === undefined) {
      known = new Map();
      this.#known.set(module, known);
    }
    const key = `${scope}\0${name}`;
    if (known.has(key)) return known.get(key);
    let found: Definition | undefined;
    let best = Number.POSITIVE_INFINITY;
    for (const place of this.#placesOf(module, scope, name)) {
      const rank = rankOf(place.module.facts.definitions[place.index]!);
      if (rank < best) {
        found = place;
        best = rank;
      }
      if (rank === 0) break;
    }
    // What only a header for some other system declares or defines, and the language's library has, is the library's.
    if (best > 0 && module.language.builtins.has(name)) found = undefined;
    known.set(key, found);
    return found;
  }

  /** The other parts of a class or namespace that several files open. */
  partsOf(module: ModuleEntry, index: number): Place[] {
    const path = pathsOf(module)[index]!;
    const parts: Place[] = [];
    for (const other of this.visible(module)) {
      for (const part of this.#scopesOf(other).get(path) ?? []) {
        if (other !== module || part !== index) parts.push({ module: other, index: part });
      }
    }
    return parts;
  }

  /** The dotted namespaces around a definition, innermost first; the last is the empty one. */
  scopesAround(module: ModuleEntry, from: number): string[] {
    const scopes: string[] = [];
    const paths = pathsOf(module);
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const { kind } = module.facts.definitions[index]!;
      if (kind !== 'namespace' && kind !== 'class') continue;
      // `namespace a::b` is in `a` as well.
      for (let path = paths[index]!; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
        if (!scopes.includes(path)) scopes.push(path);
      }
    }
    return [...scopes, ''];
  }

  *#placesOf(module: ModuleEntry, scope: string, name: string): Generator<Definition> {
    for (const other of this.visible(module)) {
      for (const index of this.#scopesOf(other).get(scope) ?? []) {
        const found = other.members.get(index)?.get(name);
        const isConstructor = found !== undefined && other.facts.definitions[found]!.kind === 'constructor';
        if (found !== undefined && !isConstructor) yield { kind: 'definition', module: other, index: found };
      }
    }
  }

  /** Which definitions hold a namespace's names in one file; -1 is the file itself. Members of C's enums are around them. */
  #scopesOf(module: ModuleEntry): ReadonlyMap<string, readonly number[]> {
    const known = this.#scopes.get(module);
    if (known !== undefined) return known;
    const scopes = new Map<string, number[]>([['', [-1]]]);
    const paths = pathsOf(module);
    module.facts.definitions.forEach(({ kind, parent, signature }, index) => {
      const opensParent =
        module.language.sharesNames === 'imported' && kind === 'enum' && !/\benum\s+(class|struct)\b/.test(signature);
      if (!opensParent && kind !== 'namespace' && kind !== 'class') return;
      const path = opensParent ? (parent < 0 ? '' : paths[parent]!) : paths[index]!;
      const list = scopes.get(path);
      if (list === undefined) scopes.set(path, [index]);
      else list.push(index);
    });
    this.#scopes.set(module, scopes);
    return scopes;
  }

  /** Where what a header declares is defined: in a file that sees the header; itself when none or several may be. */
  definitionOf(place: Definition): Definition {
    const declaration = place.module.facts.definitions[place.index]!;
    if (declaration.declared !== true || place.module.language.headersDeclare !== true) return place;
    const path = pathsOf(place.module)[place.index]!;
    let found = (this.#bodiesNamed(declaration.name) ?? []).filter(
      ({ module, index }) => isSameName(path, pathsOf(module)[index]!) && this.visible(module).has(place.module),
    );
    const likely = found.filter(({ module, index }) => module.facts.definitions[index]!.unlikely !== true);
    if (likely.length > 0) found = likely;
    if (new Set(found.map(({ module }) => module)).size > 1) {
      const namesakes = found.filter(({ module }) => stemOf(module.path) === stemOf(place.module.path));
      const beside = found.filter(({ module }) => folderOf(module.path) === folderOf(place.module.path));
      found = namesakes.length > 0 ? namesakes : beside;
      if (new Set(found.map(({ module }) => module)).size > 1) return place;
    }
    const same = found.filter(({ module, index }) => isSameHeader(declaration, module.facts.definitions[index]!));
    const arity = parameterCount(declaration.signature);
    const alike = found.filter(
      ({ module, index }) => parameterCount(module.facts.definitions[index]!.signature) === arity,
    );
    // Of overloads each is defined by the one with its own parameters; what nothing else has the name of may be written otherwise.
    const isOnly = namesakesOf(place).length < 2;
    const best = same[0] ?? (alike.length === 1 || isOnly ? alike[0] : undefined) ?? (isOnly ? found[0] : undefined);
    return best === undefined ? place : { kind: 'definition', ...best };
  }

  /** All functions of a name where one of them is, as declared: in its class, or in its namespace as a file sees it. */
  overloadsOf(module: ModuleEntry, place: Definition): readonly Definition[] {
    const { facts } = place.module;
    const { parent, name } = facts.definitions[place.index]!;
    const around = facts.definitions[parent];
    const places = [...namesakesOf(place)];
    if (around === undefined || around.kind === 'namespace') {
      const scope = parent < 0 ? '' : pathsOf(place.module)[parent]!;
      for (const other of this.#placesOf(module, scope, name)) places.push(...namesakesOf(other));
    }
    const found = new Map<string, Definition>();
    for (const each of places) {
      const { kind } = each.module.facts.definitions[each.index]!;
      if (kind !== 'function' && kind !== 'method' && kind !== 'constructor') continue;
      const defined = this.definitionOf(each);
      const id = defined.module.ids[defined.index]!;
      const known = found.get(id);
      // Default arguments stand in the declaration.
      if (known === undefined || known.module.facts.definitions[known.index]!.declared !== true) found.set(id, each);
    }
    return inOrder([...found.values()]);
  }

  #bodiesNamed(name: string): readonly Place[] | undefined {
    if (this.#bodies === undefined) {
      this.#bodies = new Map();
      for (const module of this.#modules.values()) {
        if (module.language.headersDeclare !== true) continue;
        module.facts.definitions.forEach(({ kind, declared, name: own, parent, exported }, index) => {
          if (kind !== 'function' && kind !== 'method' && kind !== 'constructor') return;
          // A function that only its file sees is not what a header declares.
          if (declared === true || (parent < 0 && kind === 'function' && exported !== true && !own.startsWith('_')))
            return;
          const list = this.#bodies!.get(own);
          if (list === undefined) this.#bodies!.set(own, [{ module, index }]);
          else list.push({ module, index });
        });
      }
    }
    return this.#bodies.get(name);
  }
}

const UNLIKELY = 3;

/** What a name means first: what is defined, what is declared, a type; last what is not built, or only gives it another name. */
function rankOf({ declared, kind, unlikely, signature }: DefinitionFact): number {
  if (unlikely === true) return UNLIKELY;
  if (kind === 'constant' && /^#\s*define\s+\w+\s+[A-Za-z_]\w*$/.test(signature)) return 2;
  return declared === true || kind === 'type' ? 1 : 0;
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

/** `a.Foo.run` is defined as `Foo.run` where the namespace is used, not opened; a free function keeps its namespace. */
function isSameName(declared: string, defined: string): boolean {
  if (declared === defined) return true;
  return defined.includes('.') && (declared.endsWith(`.${defined}`) || defined.endsWith(`.${declared}`));
}

function stemOf(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '');
}

/** How many parameters a header has, by its commas. */
function parameterCount(signature: string): number {
  const open = signature.indexOf('(');
  let depth = 0;
  let commas = 0;
  for (let at = open; at >= 0 && at < signature.length; at++) {
    const character = signature[at]!;
    if ('([{<'.includes(character)) depth++;
    else if (')]}>'.includes(character) && --depth === 0) break;
    else if (character === ',' && depth === 1) commas++;
  }
  return /^\(\s*(void)?\s*\)/.test(signature.slice(open)) ? 0 : commas + 1;
}
