import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import { namesOfId } from '../model/symbolId.ts';

/** Kinds of which one may be written for another in an answer: a method without its class looks like a function. */
export type KindGroup = 'callable' | 'type' | 'data';

export function kindGroup(kind: SymbolKind): KindGroup {
  if (kind === 'function' || kind === 'method' || kind === 'constructor' || kind === 'accessor') return 'callable';
  return kind === 'class' || kind === 'interface' || kind === 'type' || kind === 'enum' || kind === 'namespace'
    ? 'type'
    : 'data';
}

/** The definitions of an index by their own name, made when first asked for. */
export class DefinitionsByName {
  readonly #index: CodeIndex;
  #byName: Map<string, IndexedDefinition[]> | undefined;

  constructor(index: CodeIndex) {
    this.#index = index;
  }

  get files(): Iterable<string> {
    return this.#index.modules.keys();
  }

  named(name: string): readonly IndexedDefinition[] {
    this.#byName ??= read(this.#index);
    return this.#byName.get(name) ?? [];
  }

  /** What `Owner.name`, `Owner::name`, `name()` or an id means; not only the likeliest. */
  meant(written: string): readonly IndexedDefinition[] {
    const exact = this.#index.find(written);
    if (exact !== undefined) return [exact];
    const names = written
      .replace(/\(.*$/s, '')
      .split(/\.|::|#|->/)
      .filter((name) => name !== '');
    const last = names.at(-1);
    if (last === undefined) return [];
    return this.named(last).filter(({ id }) => {
      const own = namesOfId(id).slice(-names.length);
      return own.join('.') === names.join('.');
    });
  }

  /** The outermost definitions of a file, in source order. */
  topLevelOf(path: string): readonly IndexedDefinition[] {
    const module = this.#index.modules.get(path);
    return (
      module?.facts.definitions.flatMap((fact, at) =>
        fact.parent < 0 && fact.owner === undefined ? [{ id: module.ids[at]!, module, index: at, fact }] : [],
      ) ?? []
    );
  }

  /** The members of a definition, in source order. */
  membersOf({ module, index }: IndexedDefinition): readonly IndexedDefinition[] {
    const type = module.facts.definitions[index]!;
    return module.facts.definitions.flatMap((fact, at) => {
      const isMember =
        fact.owner === undefined ? fact.parent === index : fact.owner === type.name && fact.parent === type.parent;
      return isMember ? [{ id: module.ids[at]!, module, index: at, fact }] : [];
    });
  }
}

function read(index: CodeIndex): Map<string, IndexedDefinition[]> {
  const byName = new Map<string, IndexedDefinition[]>();
  for (const module of index.modules.values()) {
    module.facts.definitions.forEach((fact, at) => {
      const definition = { id: module.ids[at]!, module, index: at, fact };
      const list = byName.get(fact.name);
      if (list === undefined) byName.set(fact.name, [definition]);
      else list.push(definition);
    });
  }
  return byName;
}
