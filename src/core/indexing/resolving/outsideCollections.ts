import type { ModuleEntry } from '../moduleEntry.ts';
import { type Bindings, substituted } from '../types/substitutedType.ts';
import { baseArguments, typeParameters } from '../types/typeParameters.ts';
import { type Container, type Instance, instanceKey, NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** How many types lie between one and the collection of outside that it extends, at most. */
const MOST_BASES = 6;

type Holder = Pick<Instance, 'module' | 'index' | 'arguments'>;

/** The collections of outside that types of the workspace are by what they extend: `class Query : Iterable<Row>` holds rows. */
export class OutsideCollections {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What an instance holds, as the collection that its header or that of a base names; nothing for one that is no collection. */
  of(value: Instance): readonly Value[] {
    const { module } = value;
    if (module.language.collections === undefined) return NOTHING;
    return this.#parts.memo.values(module.path, `${instanceKey(value)} holds`, () => {
      const found = this.#extended(value, module.language.collections!, MOST_BASES);
      return found === undefined ? NOTHING : [found];
    });
  }

  #extended(holder: Holder, collections: ReadonlySet<string>, left: number): Container | undefined {
    const { module, index } = holder;
    const fact = module.facts.definitions[index]!;
    let bindings: Bindings | undefined;
    for (const base of this.#parts.inheritance.bases(module, index)) {
      const name = nameOf(base);
      const isCollection = base.kind === 'external' && collections.has(name);
      if (!isCollection && (base.kind !== 'definition' || left === 0)) continue;
      const said = baseArguments(fact, name) ?? [];
      bindings ??= this.#bindings(holder);
      const types = said.map((union) => union.map((type) => substituted(type, bindings!) ?? type));
      if (isCollection) return { kind: 'container', module, arguments: types, from: index, of: name };
      if (base.kind !== 'definition') continue;
      const found = this.#extended(
        { module: base.module, index: base.index, arguments: { types, module, from: index } },
        collections,
        left - 1,
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #bindings({ module, index, arguments: given }: Holder): Bindings {
    const names = typeParameters(module.facts.definitions[index]!);
    return new Map(
      names.map((name, at) => [
        name,
        given === undefined
          ? NOTHING
          : this.#parts.written.resolveUnion(given.types[at] ?? [], given.module, given.from),
      ]),
    );
  }
}

/** The bare name of a base. */
function nameOf(base: Value): string {
  if (base.kind === 'external') return base.name.slice(base.name.lastIndexOf('.') + 1);
  return base.kind === 'definition' ? nameIn(base.module, base.index) : '';
}

function nameIn({ facts }: ModuleEntry, index: number): string {
  return facts.definitions[index]!.name;
}
