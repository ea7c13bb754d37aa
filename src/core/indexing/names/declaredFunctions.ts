import { baseName, folderOf } from '../../model/repoPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { isSameHeader, namesakesOf } from '../overloads/countedOverloads.ts';
import type { Definition } from '../types/values.ts';
import { type Place, pathsOf } from './openedScopes.ts';
import type { ReachedFiles } from './reachedFiles.ts';

/** Functions that headers declare, and where they are defined (`Language.headersDeclare`). */
export class DeclaredFunctions {
  readonly #modules: ReadonlyMap<string, ModuleEntry>;
  readonly #reached: ReachedFiles;
  /** Where what is declared is defined, by the declaration's id. */
  readonly #defined = new Map<string, Definition>();
  #bodies: Map<string, Place[]> | undefined;

  constructor(modules: ReadonlyMap<string, ModuleEntry>, reached: ReachedFiles) {
    this.#modules = modules;
    this.#reached = reached;
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
    // An overload that the header defines itself is another function.
    const same = found.filter(({ module, index }) => isSameHeader(declaration, module.facts.definitions[index]!));
    if (same.length > 0) found = same;
    if (new Set(found.map(({ module }) => module)).size > 1) {
      const namesakes = found.filter(({ module }) => stemOf(module.path) === stemOf(place.module.path));
      const beside = found.filter(({ module }) => folderOf(module.path) === folderOf(place.module.path));
      found = namesakes.length > 0 ? namesakes : beside;
      if (new Set(found.map(({ module }) => module)).size > 1) return place;
    }
    const [first] = found;
    if (first === undefined) return place;
    if (same.length > 0) return { kind: 'definition', ...first };
    const arity = parameterCount(declaration.signature);
    const alike = found.filter(
      ({ module, index }) => parameterCount(module.facts.definitions[index]!.signature) === arity,
    );
    // Of overloads each is defined by the one with its own parameters; what nothing else has the name of may be written otherwise.
    const isOnly = namesakesOf(place).length < 2;
    const best = isOnly ? (alike[0] ?? first) : alike.length === 1 ? alike[0] : undefined;
    return best === undefined ? place : { kind: 'definition', ...best };
  }

  /** The definitions in files that do not see the header. */
  #definedApart(place: Definition, path: string, named: readonly Place[]): readonly Place[] {
    // What is meant to be included behind the header need not include it: it says the member's name in full.
    const full = path.split('.').length > 2 ? named.filter(({ module, index }) => path === pathsOf(module)[index]) : [];
    if (new Set(full.map(({ module }) => module)).size === 1) return full;
    return named.filter(({ module }) => this.#reached.meets(module, place.module));
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
