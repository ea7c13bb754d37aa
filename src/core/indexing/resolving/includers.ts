import { isTestPath } from '../../model/testPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { lastName } from '../names/lastName.ts';
import { openedKey } from '../names/openedScopes.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** A module that more classes include says nothing of what they are. */
const MOST_INCLUDERS = 40;

/**
 * What methods of a module call that is mixed into classes (Ruby): members of these. A name means something only where all
 * classes that include the module have it and mean the same by it.
 */
export class Includers {
  readonly #parts: ResolverParts;
  readonly #found = new Map<string, readonly DefinitionPlace[]>();
  /** Where classes and modules name a base, by the last name of it. */
  #naming: ReadonlyMap<string, readonly DefinitionPlace[]> | undefined;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What a name without a receiver means in a module's methods, beside its own members. */
  member(module: ModuleEntry, index: number, name: string): readonly Value[] {
    // Constants are looked for in what is written around.
    if (!/^[\p{Ll}_]/u.test(name)) return NOTHING;
    return this.#parts.memo.values(module.path, `^${index} includers .${name}`, () => {
      const all = this.#includersOf(module, index).map((place) => this.#memberOf(place, name));
      const [first = NOTHING] = all;
      return all.every((found) => sameDefinition(found, first)) ? first : NOTHING;
    });
  }

  #memberOf({ module, index }: DefinitionPlace, name: string): readonly Value[] {
    const own = this.#parts.inheritance
      .inherited(module, index, name, true)
      .filter(({ kind }) => kind === 'definition');
    const isMixin = module.facts.definitions[index]!.kind === 'namespace';
    return own.length > 0 || !isMixin ? own : this.member(module, index, name);
  }

  /** The classes and modules that include a module, each by one of its parts; none where they are too many. */
  #includersOf(module: ModuleEntry, index: number): readonly DefinitionPlace[] {
    const key = `${module.path} ${index}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    this.#naming ??= namingBases(this.#parts.byPath.values());
    const wanted = openedKey(module, index);
    const byKey = new Map<string, DefinitionPlace>();
    for (const place of this.#naming.get(module.facts.definitions[index]!.name) ?? []) {
      const includes = this.#parts.inheritance
        .bases(place.module, place.index)
        .some((base) => base.kind === 'definition' && openedKey(base.module, base.index) === wanted);
      const own = openedKey(place.module, place.index);
      if (includes && own !== wanted && !byKey.has(own)) byKey.set(own, place);
    }
    const found = byKey.size > MOST_INCLUDERS ? [] : [...byKey.values()];
    if (this.#parts.memo.isSettled) this.#found.set(key, found);
    return found;
  }
}

/** Tests make classes of their own to include what they test. */
function namingBases(modules: Iterable<ModuleEntry>): Map<string, DefinitionPlace[]> {
  const naming = new Map<string, DefinitionPlace[]>();
  for (const module of modules) {
    if (module.language.sharesNames !== 'connected' || isTestPath(module.path)) continue;
    for (const [index, chains] of module.bases) {
      for (const name of new Set(chains.map((chain) => lastName(chain, module.facts)))) {
        const list = naming.get(name);
        if (list === undefined) naming.set(name, [{ module, index }]);
        else list.push({ module, index });
      }
    }
  }
  return naming;
}

function sameDefinition(one: readonly Value[], other: readonly Value[]): boolean {
  const [a, b] = [one[0], other[0]];
  if (one.length !== 1 || other.length !== 1 || a?.kind !== 'definition' || b?.kind !== 'definition') return false;
  return a.module === b.module && a.index === b.index;
}
