import { anyScript } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { FoundModule } from '../../model/moduleSearch.ts';
import { baseName, folderOf } from '../../model/repoPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { allNamesakes, inOrder, isSameHeader, namesakesOf } from '../overloads/countedOverloads.ts';
import type { Definition } from '../types/values.ts';
import { OpenedScopes, type Place, pathsOf } from './openedScopes.ts';
import { ReachedFiles } from './reachedFiles.ts';

/**
 * Names of languages that share whole files (`Language.sharesNames`): which files a file sees, what a name means in a namespace
 * as they declare it together, and where a header's function is defined.
 */
export class SharedNames {
  readonly #modules: ReadonlyMap<string, ModuleEntry>;
  readonly #reached: ReachedFiles;
  readonly #scopes: OpenedScopes;
  readonly #known = new Map<ModuleEntry, Map<string, Definition | undefined>>();
  readonly #parts = new Map<ModuleEntry, Map<number, readonly Place[]>>();
  /** Where what is declared is defined, by the declaration's id. */
  readonly #defined = new Map<string, Definition>();
  #bodies: Map<string, Place[]> | undefined;

  constructor(modules: ReadonlyMap<string, ModuleEntry>, find: (module: ModuleEntry, from: string) => FoundModule) {
    this.#modules = modules;
    this.#reached = new ReachedFiles(modules, find);
    this.#scopes = new OpenedScopes(modules.values());
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
    for (const place of this.#seen(module, this.#scopes.declared(scope, name))) {
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

  /**
   * A class that a file only declares (`class Scanner;`) and does not see: the one of that name in one of the namespaces around, if
   * the program has a single one. Names outside of all namespaces are too often those of other programs.
   */
  forwardDeclared({ language }: ModuleEntry, scopes: readonly string[], name: string): Definition | undefined {
    if (language.headersDeclare !== true) return undefined;
    for (const scope of scopes) {
      if (scope === '') continue;
      const classes = this.#scopes.declared(scope, name).filter(({ module, index }) => {
        const { kind, declared, unlikely } = module.facts.definitions[index]!;
        return kind === 'class' && declared !== true && unlikely !== true;
      });
      if (classes.length > 0) return classes.length === 1 ? classes[0] : undefined;
    }
    return undefined;
  }

  /** The other parts of a class or namespace that several files open. */
  partsOf(module: ModuleEntry, index: number): readonly Place[] {
    let known = this.#parts.get(module);
    if (known === undefined) {
      known = new Map();
      this.#parts.set(module, known);
    }
    let parts = known.get(index);
    if (parts === undefined) {
      const all = this.#seen(module, this.#scopes.openings(pathsOf(module)[index]!));
      parts = all.filter((part) => part.module !== module || part.index !== index);
      known.set(index, parts);
    }
    return parts;
  }

  /** What a class or namespace declares by a name, no constructor: the place itself, else the nearest of its other parts. */
  declaredBy(module: ModuleEntry, index: number, name: string): Definition | undefined {
    return this.#seen(module, this.#scopes.declared(pathsOf(module)[index]!, name))[0];
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

  /** What a file sees of some places, the nearest files first. */
  #seen<Seen extends Place>(module: ModuleEntry, places: readonly Seen[]): readonly Seen[] {
    const seen = places.filter((place) => this.#reached.sees(module, place.module));
    if (seen.every((place) => place.module === seen[0]!.module)) return seen;
    const ranks = this.#reached.ranks(module);
    return [...seen].sort((a, b) => ranks.get(a.module)! - ranks.get(b.module)!);
  }

  /**
   * Where what a header declares is defined: in a file that sees the header, else in one that is linked with it (a prototype that a
   * source file writes for itself); itself when none or several may be.
   */
  definitionOf(place: Definition): Definition {
    const { declared } = place.module.facts.definitions[place.index]!;
    if (declared !== true || place.module.language.headersDeclare !== true) return place;
    const id = place.module.ids[place.index]!;
    let defined = this.#defined.get(id);
    if (defined === undefined) {
      defined = this.#findDefinition(place);
      this.#defined.set(id, defined);
    }
    return defined;
  }

  #findDefinition(place: Definition): Definition {
    const declaration = place.module.facts.definitions[place.index]!;
    const path = pathsOf(place.module)[place.index]!;
    const named = (this.#bodiesNamed(declaration.name) ?? []).filter(({ module, index }) =>
      isSameName(path, pathsOf(module)[index]!),
    );
    let found: readonly Place[] = named.filter(({ module }) => this.#reached.sees(module, place.module));
    if (found.length === 0) found = this.#definedApart(place, path, named);
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

  /** The definitions in files that do not see the header. */
  #definedApart(place: Definition, path: string, named: readonly Place[]): readonly Place[] {
    // What is meant to be included behind the header need not include it: it says the member's name in full.
    const full = path.split('.').length > 2 ? named.filter(({ module, index }) => path === pathsOf(module)[index]) : [];
    if (new Set(full.map(({ module }) => module)).size === 1) return full;
    return named.filter(({ module }) => this.#reached.meets(module, place.module));
  }

  /** All functions of a name where one of them is, as declared: in its class, or in its namespace as a file sees it. */
  overloadsOf(module: ModuleEntry, place: Definition): readonly Definition[] {
    const { facts } = place.module;
    const { parent, name } = facts.definitions[place.index]!;
    const around = facts.definitions[parent];
    const beside = [place];
    if (around === undefined || around.kind === 'namespace') {
      const scope = parent < 0 ? '' : pathsOf(place.module)[parent]!;
      beside.push(...this.#seen(module, this.#scopes.declared(scope, name)));
    }
    const places = allNamesakes(beside);
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
  if (kind === 'constant' && anyScript(/^#\s*define\s+\w+\s+[A-Za-z_]\w*$/).test(signature)) return 2;
  return declared === true || kind === 'type' ? 1 : 0;
}

/** `a.Foo.run` is defined as `Foo.run` where the namespace is used, not opened; a free function keeps its namespace. */
function isSameName(declared: string, defined: string): boolean {
  if (declared === defined) return true;
  if (isNestedName(declared.split('.'), defined.split('.'))) return true;
  return defined.includes('.') && (declared.endsWith(`.${defined}`) || defined.endsWith(`.${declared}`));
}

/** Of `Outer::Inner::run`, as a file defines it, only `Inner.run` is known, in the namespace around. */
function isNestedName(declared: readonly string[], defined: readonly string[]): boolean {
  const around = defined.length - 2;
  if (around < 0 || declared.length <= defined.length) return false;
  const isWithin = defined.slice(0, around).every((part, at) => part === declared[at]);
  return isWithin && defined.slice(around).every((part, at) => part === declared.at(at - 2));
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
