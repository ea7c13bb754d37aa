import type { Chain } from '../../model/chain.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { conditionalFile, type ModuleEntry, writtenFor } from '../moduleEntry.ts';
import type { Definition, Value } from '../types/values.ts';

type TypeOf = (module: ModuleEntry, name: string, from: number) => readonly Value[];

export interface OutsideBase {
  readonly module: ModuleEntry;
  /** The type, as it is called where this is said. */
  readonly owner: string;
  readonly from: number;
  readonly chain: Chain;
}

interface OutsideParts {
  readonly members: ReadonlyMap<string, Definition>;
  readonly bases: readonly OutsideBase[];
}

const NONE: OutsideParts = { members: new Map(), bases: [] };

/**
 * Members and bases that a type gets in other files than its own (Go's methods, Rust's `impl`s). They name the type only; it
 * is resolved where they stand, so that a namesake elsewhere gets nothing.
 */
export class OutsideMembers {
  readonly #modules: Iterable<ModuleEntry>;
  readonly #typeOf: TypeOf;
  #byOwner: Map<string, { members: Definition[]; bases: OutsideBase[] }> | undefined;
  readonly #isSettled: () => boolean;
  readonly #known = new Map<string, OutsideParts>();

  /** `isSettled` tells whether what `typeOf` said may be kept, or hangs on what is still being looked for (see `Memo`). */
  constructor(modules: Iterable<ModuleEntry>, typeOf: TypeOf, isSettled: () => boolean) {
    this.#modules = modules;
    this.#typeOf = typeOf;
    this.#isSettled = isSettled;
  }

  membersOf(module: ModuleEntry, index: number): ReadonlyMap<string, Definition> {
    return this.#of(module, index).members;
  }

  /** All members of a name that say to be of a type of that bare name, wherever it is. */
  named(owner: string, name: string): readonly Definition[] {
    return (
      this.#named()
        .get(owner)
        ?.members.filter((member) => fact(member).name === name) ?? []
    );
  }

  /** All bases that are said to be of a type of that bare name. */
  basesNamed(owner: string): readonly OutsideBase[] {
    return this.#named().get(owner)?.bases ?? [];
  }

  basesOf(module: ModuleEntry, index: number): readonly OutsideBase[] {
    return this.#of(module, index).bases;
  }

  #of(module: ModuleEntry, index: number): OutsideParts {
    const key = module.ids[index]!;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const named = this.#named().get(module.facts.definitions[index]!.name);
    // So it is for nearly all definitions, fields and functions above all.
    if (named === undefined) return NONE;
    const parts = this.#find(named, module, index);
    if (this.#isSettled()) this.#known.set(key, parts);
    return parts;
  }

  #find(
    named: { readonly members: readonly Definition[]; readonly bases: readonly OutsideBase[] },
    module: ModuleEntry,
    index: number,
  ): OutsideParts {
    const means = (of: ModuleEntry, name: string, from: number) =>
      of.language === module.language &&
      this.#typeOf(of, name, from).some(
        (value) => value.kind === 'definition' && value.module === module && value.index === index,
      );
    const { alternatives } = module.language;
    const all = new Map<string, Definition[]>();
    const members = new Map<string, Definition>();
    for (const member of named.members) {
      const { name, owner, ownerPath, parent, ofTrait } = fact(member);
      if (ofTrait !== undefined && means(member.module, ownerPath ?? owner!, parent)) {
        const written = writtenFor(ofTrait, name);
        if (!members.has(written)) members.set(written, member);
      }
      const known = all.get(name);
      const isBetter = known !== undefined && fact(known[0]!).unlikely === true && fact(member).unlikely !== true;
      if (known !== undefined && alternatives === undefined && !isBetter) continue;
      if (!means(member.module, ownerPath ?? owner!, parent)) continue;
      if (known === undefined || isBetter) all.set(name, [member]);
      else known.push(member);
    }
    for (const [name, several] of all) {
      const [member] = several.length === 1 ? several : builtWith(module, several);
      if (member !== undefined) members.set(name, member);
    }
    const bases = named.bases.filter((base) => means(base.module, base.owner, base.from));
    return { members, bases };
  }

  #named(): Map<string, { members: Definition[]; bases: OutsideBase[] }> {
    if (this.#byOwner !== undefined) return this.#byOwner;
    const found = new Map<string, { members: Definition[]; bases: OutsideBase[] }>();
    const of = (owner: string) => {
      const list = found.get(owner) ?? { members: [], bases: [] };
      found.set(owner, list);
      return list;
    };
    for (const module of this.#modules) {
      if (!hasOutsideMembers(module)) continue;
      module.facts.definitions.forEach(({ owner }, index) => {
        for (const name of namesOf(module, owner)) of(name).members.push({ kind: 'definition', module, index });
      });
      for (const { owner, ownerPath, from, chain } of module.facts.headers) {
        if (owner === undefined) continue;
        for (const name of namesOf(module, owner))
          of(name).bases.push({ module, owner: ownerPath ?? owner, from, chain });
      }
    }
    this.#byOwner = found;
    return found;
  }
}

/** Where headers declare members inside the type, it has them all itself. */
export function hasOutsideMembers({ language }: ModuleEntry): boolean {
  return language.membersOutside === true && !language.headersDeclare;
}

/** Of the members of one name in several files, those that a build takes together with the type; the first where all count. */
function builtWith(module: ModuleEntry, several: readonly Definition[]): readonly Definition[] {
  const files = several.map((member) => conditionalFile(member.module));
  const counting = module.language.alternatives?.(conditionalFile(module), files);
  return counting === undefined ? several : several.filter((member) => counting.includes(member.module.path));
}

/** The name of an owner, and what it is called where it comes from, if it is imported under another (`use a::Value as Json`). */
function namesOf(module: ModuleEntry, owner: string | undefined): Iterable<string> {
  if (owner === undefined) return [];
  const imported = module.importsByName.get(owner) ?? [];
  return new Set([owner, ...imported.flatMap(({ name }) => (name === '' || name === '*' ? [] : [name]))]);
}

function fact({ module, index }: Definition): DefinitionFact {
  return module.facts.definitions[index]!;
}
