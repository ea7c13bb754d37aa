import type { Chain } from '../../model/chain.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { ExportQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What a module gives those that import it. */
export class ExportedNames implements ExportQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What importers of a module get under a name. */
  exported(module: ModuleEntry, name: string): readonly Value[] {
    return this.#parts.memo.values(module.path, `export ${name}`, () => {
      const values = this.#findExport(module, name);
      return values.length > 0 ? values : this.#statedType(module, name);
    });
  }

  /** All that a module exports, as one value: `require('./a')`, and `exports` inside it. */
  whole(module: ModuleEntry): readonly Value[] {
    const values = this.exported(module, '=');
    // What is exported may have properties that are exported beside it.
    const beside =
      values.length === 0 || module.facts.exports.some(({ name, chain }) => name !== '=' && !isStatedType(chain));
    return beside ? [...values, { kind: 'module', module }] : values;
  }

  /** What a comment defines under a name that nothing else has. */
  #statedType(module: ModuleEntry, name: string): readonly Value[] {
    const fact = module.facts.exports.find((each) => each.name === name && isStatedType(each.chain));
    return fact === undefined ? NOTHING : this.#parts.steps.evaluate(fact.chain, module, -1);
  }

  #findExport(module: ModuleEntry, name: string): readonly Value[] {
    if (module.language.inlineImport !== undefined) return this.#parts.imports.takenIn(module, name);
    if (module.language.exportsEverything) {
      const own = this.#parts.imports.freeName(module, name);
      if (own.length > 0) return own;
      const folder = module.language.packageFolder?.(module.path);
      const inside = folder === undefined ? NOTHING : this.#parts.modules.submodule(module.language, folder, name);
      if (inside.length > 0) return inside;
      // What code makes when it runs is said by the file that says its types.
      const stub = module.language.stubOf?.(module.path);
      const stated = stub === undefined ? undefined : this.#parts.byPath.get(stub);
      return stated === undefined ? NOTHING : this.#parts.imports.freeName(stated, name);
    }
    let ofOutside = NOTHING;
    for (const fact of module.facts.exports) {
      if (fact.name !== name || isStatedType(fact.chain)) continue;
      const values = this.#parts.steps.evaluate(fact.chain, module, -1);
      // What outside makes of something is known by that, where the module says so behind it.
      if (values.some(({ kind }) => kind !== 'external')) return values;
      if (ofOutside.length === 0) ofOutside = values;
    }
    if (ofOutside.length > 0) return ofOutside;
    const own = module.members.get(-1)?.get(name);
    if (own !== undefined) {
      // Of a type and a value that share a name, perhaps one is exported.
      const seen = [own, ...(module.merged.get(own) ?? [])].find((index) => module.facts.definitions[index]!.exported);
      if (seen !== undefined) return [{ kind: 'definition', module, index: seen }];
    }
    for (const fact of module.facts.imports) {
      if (fact.reexported && fact.as === name) return this.#parts.imports.imported(module, fact);
    }
    if (name === '=') return NOTHING;
    const whole = this.exported(module, '=');
    if (whole.length > 0) return name === 'default' ? this.whole(module) : this.#parts.members.member(whole, name);
    if (name === 'default') return NOTHING;
    for (const fact of module.facts.imports) {
      if (!fact.reexported || fact.name !== '*' || fact.as !== '') continue;
      const target = this.#parts.modules.fileOf(module, fact.from);
      const values = target === undefined ? NOTHING : this.exported(target, name);
      if (values.length > 0) return values;
    }
    return NOTHING;
  }
}

/** A type that a comment defines is no value. */
export function isStatedType([root = '?', ...steps]: Chain): boolean {
  return root.startsWith('<') && steps.length === 0;
}
