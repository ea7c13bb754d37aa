import { anyScript } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { FoundModule } from '../../model/moduleSearch.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { allNamesakes, inOrder } from '../overloads/countedOverloads.ts';
import type { Definition } from '../types/values.ts';
import { DeclaredFunctions } from './declaredFunctions.ts';
import { MacroNamespaces } from './macroNamespaces.ts';
import { OpenedScopes, outerPath, type Place, pathsOf } from './openedScopes.ts';
import { ReachedFiles } from './reachedFiles.ts';
import { isSpecialisation } from './specialisations.ts';

/**
 * Names of languages that share whole files (`Language.sharesNames`): which files a file sees, what a name means in a namespace
 * as they declare it together, and where a header's function is defined.
 */
export class SharedNames {
  readonly #reached: ReachedFiles;
  readonly #scopes: OpenedScopes;
  readonly #known = new Map<ModuleEntry, Map<string, Definition | undefined>>();
  readonly #parts = new Map<ModuleEntry, Map<number, readonly Place[]>>();
  readonly #declared: DeclaredFunctions;
  readonly #byMacros: MacroNamespaces;

  constructor(modules: ReadonlyMap<string, ModuleEntry>, find: (module: ModuleEntry, from: string) => FoundModule) {
    this.#reached = new ReachedFiles(modules, find);
    this.#declared = new DeclaredFunctions(modules, this.#reached);
    this.#byMacros = new MacroNamespaces(modules.values(), this.#reached);
    this.#scopes = new OpenedScopes(modules.values());
  }

  /** What a name means in a namespace (dotted, empty for none) as a file sees it. A definition counts more than a declaration. */
  lookUp(module: ModuleEntry, scope: string, name: string): Definition | undefined {
    const declared = this.#declaredIn(module, scope, name);
    if (declared !== undefined || module.language.sharesNames !== 'imported') return declared;
    return this.#usedIn(module, scope, name, new Set());
  }

  /** What `using` brings into a namespace by a name, from another that is written from there. */
  #usedIn(module: ModuleEntry, scope: string, name: string, passed: Set<string>): Definition | undefined {
    const key = `${scope}\0${name}`;
    if (passed.has(key)) return undefined;
    passed.add(key);
    for (const used of this.#scopes.used(scope, name)) {
      if (!this.#reached.sees(module, used.module)) continue;
      const written = outerPath(used.from.replace(/\s*::\s*/g, '.'));
      for (let outer = written.startsWith('.') ? '' : scope; ; outer = outerPath(outer)) {
        const from = outer === '' || written === '' ? outer + written.replace(/^\./, '') : `${outer}.${written}`;
        const found =
          this.#declaredIn(used.module, from, used.name) ?? this.#usedIn(used.module, from, used.name, passed);
        if (found !== undefined) return found;
        if (outer === '') break;
      }
    }
    return undefined;
  }

  #declaredIn(module: ModuleEntry, scope: string, name: string): Definition | undefined {
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
   * the program has a single one. Names outside of all namespaces are often those of other programs: there some file has to see both, or both one.
   */
  forwardDeclared(module: ModuleEntry, scopes: readonly string[], name: string): Definition | undefined {
    if (module.language.headersDeclare !== true) return undefined;
    for (const scope of scopes) {
      let classes = this.#scopes.declared(scope, name).filter((place) => {
        const { kind, declared, unlikely } = place.module.facts.definitions[place.index]!;
        return kind === 'class' && declared !== true && unlikely !== true;
      });
      if (scope === '' && classes.length > MOST_NAMESAKES) return undefined;
      if (scope === '') classes = classes.filter((place) => this.#isOfOneProgram(module, place.module));
      if (classes.length > 0) return classes.length === 1 ? classes[0] : undefined;
    }
    return undefined;
  }

  #isOfOneProgram(module: ModuleEntry, other: ModuleEntry): boolean {
    return this.#reached.areSeenTogether(module, other) || this.#reached.meets(module, other);
  }

  /** The class of a class that is defined outside of it (`struct Shop::Parts {`), if the workspace has one of the name. */
  classApart(module: ModuleEntry, index: number, name: string): Definition | undefined {
    if (module.language.sharesNames !== 'imported') return undefined;
    const classes = this.#scopes.apart(pathsOf(module)[index]!, name);
    return classes.length === 1 ? classes[0] : undefined;
  }

  /** The namespaces that macros open which a file sees. */
  openedByMacros(module: ModuleEntry): readonly string[] {
    return module.language.sharesNames === 'imported' ? this.#byMacros.seenBy(module) : [];
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
      const { kind, owner } = module.facts.definitions[index]!;
      // `void shop::open() {`, of a namespace or of a class, is in it.
      const isScope = kind === 'namespace' || kind === 'class';
      if (!isScope && (owner === undefined || module.language.membersOutside !== true)) continue;
      // `namespace a::b` is in `a` as well.
      let path = isScope ? paths[index]! : outerPath(paths[index]!);
      for (; path !== ''; path = outerPath(path)) if (!scopes.includes(path)) scopes.push(path);
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

  /** Where what a header declares is defined; itself when that is not known. */
  definitionOf(place: Definition): Definition {
    return this.#declared.definitionOf(place);
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
}

const UNLIKELY = 3;

/** Of more classes of one name outside of all namespaces it is not asked which one a file may mean that declares it. */
const MOST_NAMESAKES = 8;

/** What a name means first: what is defined, what is declared, a type; last what is not built, or only gives it another name. */
function rankOf(definition: DefinitionFact): number {
  const { declared, kind, unlikely, signature } = definition;
  if (unlikely === true) return UNLIKELY;
  if (isSpecialisation(definition)) return 1;
  if (kind === 'constant' && anyScript(/^#\s*define\s+\w+\s+[A-Za-z_]\w*$/).test(signature)) return 2;
  return declared === true || kind === 'type' ? 1 : 0;
}
