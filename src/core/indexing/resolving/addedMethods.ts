import { anyScript } from '../../model/anyScript.ts';
import { type Chain, isCall } from '../../model/chain.ts';
import { ExtensionMethods } from '../members/extensionMethods.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { ownStatic } from '../overloads/argumentKinds.ts';
import { mayTake } from '../overloads/overloadChoice.ts';
import { arityOf, fitting } from '../overloads/overloads.ts';
import type { Value } from '../types/values.ts';
import type { AddedMethodQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Extension methods that are called as members (`Language.thisParameters`, C#). */
export class AddedMethods implements AddedMethodQuestions {
  readonly #parts: ResolverParts;
  readonly #methods: ExtensionMethods;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#methods = new ExtensionMethods([...parts.byPath.values()]);
  }

  /** A member, or where none takes the arguments, an extension method that does. */
  memberOrExtension(
    values: readonly Value[],
    name: string,
    chain: Chain,
    at: number,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] {
    const arity = arityOf(chain[at + 1]);
    const found = this.#parts.members.member(values, name, arity);
    if (arity === undefined || !module.language.thisParameters) return found;
    const takes = (value: Value) =>
      value.kind === 'definition' && fitting(value.module, [value.index], arity).length > 0;
    const isMember = found.some(takes);
    if (isMember && !this.#methods.has(name, module.language)) return found;
    const takesThem = (value: Value) =>
      value.kind !== 'definition' || mayTake(this.#parts.resolver, value, chain[at + 1], module, from);
    // A member that takes other things leaves the call to the extensions that take these.
    if (found.some((value) => takes(value) && takesThem(value))) return found;
    const all = this.#methods.find(
      this.#parts.resolver,
      this.#receivers(values, chain, at, module),
      name,
      arity,
      module.language,
      (of, owner) => this.#seesExtensions(module, from, of, owner),
    );
    const extensions = isMember ? all.filter(takesThem) : all;
    return extensions.length > 0 ? extensions : found;
  }

  /** The values that a member is asked of; what is known of outside members alone is their type. */
  #receivers(values: readonly Value[], chain: Chain, at: number, module: ModuleEntry): readonly Value[] {
    const { outsideReturns } = module.language;
    const known = values.filter(
      (value) =>
        value.kind !== 'external' ||
        anyScript(/^\w+$/).test(value.name) ||
        ownStatic(value, outsideReturns) !== undefined,
    );
    if (known.length > 0 && known.length === values.length) return known;
    const last = isCall(chain[at - 1]) ? chain[at - 2] : chain[at - 1];
    const type = last === undefined ? undefined : outsideReturns?.get(last.replace(/^\./, ''));
    return type === undefined || at < 2 ? known : this.#parts.written.resolveType(type, module, -1);
  }

  /** Extension methods are seen from inside their namespace, and where it or their class is imported. */
  #seesExtensions(module: ModuleEntry, from: number, of: ModuleEntry, owner: number): boolean {
    if (of !== module && this.#parts.namespaces.separate(module.path, of.path)) return false;
    const [namespace = ''] = this.#parts.namespaces.around(of, of.facts.definitions[owner]?.parent ?? -1);
    if (this.#parts.namespaces.around(module, from).includes(namespace)) return true;
    const type = [namespace, of.facts.definitions[owner]?.name ?? ''].filter((part) => part !== '').join('.');
    return this.#parts.modules
      .starImports(module)
      .some(
        ({ from: whole, conditional }) =>
          !conditional &&
          this.#parts.names.wholeNames(module, from, whole).some((name) => name === namespace || name === type),
      );
  }
}
