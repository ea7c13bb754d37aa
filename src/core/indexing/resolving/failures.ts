import { anyScript } from '../../model/anyScript.ts';
import { type Chain, isCall } from '../../model/chain.ts';
import { listedAt } from '../../model/parameterTypes.ts';
import { isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { type Definition, distinct, NOTHING, type Value } from '../types/values.ts';
import { wrappedIn } from '../types/wrappedValues.ts';
import { MOST_STEPS, type ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** What is wrong where something went wrong: the `e` of `Err(e)`, by what calls say that they give (Rust). */
export class Failures {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
  }

  /** What a method takes out of what the chain gives: what went wrong, or an option of it. */
  taken(method: string, chain: Chain, module: ModuleEntry, from: number): readonly Value[] {
    const failure = this.given(chain, module, from);
    return method === 'err' ? failure.map((value) => wrappedIn(value, 'holder')) : failure;
  }

  /** What goes wrong in what the chain gives. */
  given(chain: Chain, module: ModuleEntry, from: number, depth = 0): readonly Value[] {
    const last = chain.at(-1);
    if (last === undefined || depth > MOST_STEPS) return NOTHING;
    if (last === 'await') return this.given(chain.slice(0, -1), module, from, depth + 1);
    if (chain.length === 1)
      return last.startsWith('%') ? this.#ofLocal(Number(last.slice(1)), module, from, depth) : NOTHING;
    if (!isCall(last)) return NOTHING;
    const called = chain.slice(0, -1);
    if (module.language.failures?.keeping.test(called.at(-1)!))
      return this.given(called.slice(0, -1), module, from, depth + 1);
    const callees = this.#parts.steps.evaluate(called, module, from).filter((each) => each.kind === 'definition');
    if (callees.length === 0) return NOTHING;
    const holders = called.at(-1)!.startsWith('.')
      ? this.#parts.steps.evaluate(called.slice(0, -1), module, from)
      : NOTHING;
    return distinct(callees.flatMap((callee) => this.#ofFunction(callee, holders)));
  }

  #ofLocal(index: number, module: ModuleEntry, from: number, depth: number): readonly Value[] {
    const { types = [], values = [] } = this.#parts.receivers.localFact(module, index) ?? {};
    if (types.length > 0) return distinct(types.flatMap((type) => this.#written(type, module, from)));
    return distinct(values.flatMap((chain) => this.given(chain, module, from, depth + 1)));
  }

  #ofFunction({ module, index }: Definition, holders: readonly Value[]): readonly Value[] {
    const definition = module.facts.definitions[index]!;
    if (!isCallable(definition)) return NOTHING;
    const { returns, generic } = definition;
    const placed = generic === undefined ? undefined : module.language.failures?.written(generic);
    const said = placed === undefined ? NOTHING : this.#arguments.placed(placed, { module, index }, holders);
    if (said.length > 0 || returns === undefined) return said;
    return this.#written(returns, module, index);
  }

  #written(text: string, module: ModuleEntry, from: number): readonly Value[] {
    const { failures } = module.language;
    const type = failures?.output(text) ?? text;
    const plain = failures?.written(type);
    if (plain !== undefined) return this.#parts.written.resolveType(plain, module, from);
    const [, name = '', list = ''] = anyScript(/^\s*((?:\w+\s*::\s*)*\w+)\s*(<.*>)?\s*$/s).exec(type) ?? [];
    if (name === '') return NOTHING;
    const given = list === '' ? [] : listedAt(list, 0);
    return this.#parts.written.typeName(name.replace(/\s*::\s*/g, '.'), module, from).flatMap((alias) => {
      if (alias.kind !== 'definition') return NOTHING;
      const { kind, signature } = alias.module.facts.definitions[alias.index]!;
      const failure = kind === 'type' ? failures?.ofAlias(signature, given) : undefined;
      if (failure === undefined) return NOTHING;
      return given.includes(failure)
        ? this.#parts.written.resolveType(failure, module, from)
        : this.#parts.written.resolveType(failure, alias.module, alias.index);
    });
  }
}
