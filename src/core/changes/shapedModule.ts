import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { CodeForm, FileForms } from '../parsing/codeForms.ts';
import type { Digest } from '../ports.ts';

/** A definition of one of the two trees. */
export interface ShapedDefinition {
  readonly in: ShapedModule;
  readonly at: number;
}

/** A module with the forms of its definitions, to find them again in another version of the code. */
export class ShapedModule {
  readonly module: ModuleEntry;
  readonly forms: FileForms;
  readonly #digest: Digest;
  readonly #children = new Map<number, number[]>();
  readonly #shapes: string[] = [];

  constructor(module: ModuleEntry, forms: FileForms, digest: Digest) {
    this.module = module;
    this.forms = forms;
    this.#digest = digest;
    module.facts.definitions.forEach(({ parent }, at) => {
      const list = this.#children.get(parent);
      if (list === undefined) this.#children.set(parent, [at]);
      else list.push(at);
    });
  }

  fact(at: number): DefinitionFact {
    return this.module.facts.definitions[at]!;
  }

  form(at: number): CodeForm {
    return this.forms.definitions[at]!;
  }

  id(at: number): SymbolId {
    return this.module.ids[at]!;
  }

  /** The definitions directly inside one; those of the file for -1. */
  children(at: number): readonly number[] {
    return this.#children.get(at) ?? [];
  }

  /** How many definitions lie inside one, at any depth. */
  size(at: number): number {
    return this.children(at).reduce((sum, child) => sum + 1 + this.size(child), 0);
  }

  /** Equal for definitions that say the same but for their own name, with all that is inside them in whatever order. */
  shape(at: number): string {
    const known = this.#shapes[at];
    if (known !== undefined) return known;
    const inside = this.children(at).map((child) => `${this.fact(child).name} ${this.shape(child)}`);
    const shape = this.#digest([this.fact(at).kind, this.form(at).nameless, ...inside.sort()].join('\n'));
    this.#shapes[at] = shape;
    return shape;
  }

  /** What the definitions directly inside one are called and say. */
  contents(at: number): ReadonlySet<string> {
    return new Set(this.children(at).map((child) => `${this.fact(child).name} ${this.shape(child)}`));
  }
}

/** Which part of two sets is common, from 0 to 1; 0 for two empty ones. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((each) => other.has(each)).length;
  return common === 0 ? 0 : (2 * common) / (one.size + other.size);
}
