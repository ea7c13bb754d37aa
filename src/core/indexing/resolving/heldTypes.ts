import type { DefinitionFact } from '../../model/fileFacts.ts';
import { isCallable, isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { headerResult } from '../types/callbackTypes.ts';
import { parseTypeText } from '../types/typeText.ts';
import { distinct, NOTHING, type Value } from '../types/values.ts';
import { isListedValue, readOfObject } from './classKinds.ts';
import { eitherWay } from './conditionalTypes.ts';
import type { HeldTypeQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What declarations hold and functions give, by what is written or assigned. */
export class HeldTypes implements HeldTypeQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** The value of a decorated function, where what decorates it says so. */
  decorated(module: ModuleEntry, index: number): readonly Value[] {
    return this.#parts.memo.values(module.path, `^${index} decorated`, () => {
      const chain = module.decorators.get(index)?.[0];
      if (chain === undefined) return NOTHING;
      const values = this.#parts.calls.call(
        this.#parts.steps.evaluate(chain, module, module.facts.definitions[index]!.parent),
      );
      const objects = values.filter(({ kind }) => kind === 'instance' || kind === 'container');
      return module.facts.definitions[index]!.kind === 'method' ? readOfObject(this.#parts, objects) : objects;
    });
  }

  /** What a field, constant, variable, accessor, alias or enum member holds. */
  typeOf(module: ModuleEntry, index: number): readonly Value[] {
    const definition = module.facts.definitions[index]!;
    if (definition.kind === 'accessor') {
      const field = module.language.backingField?.(definition.name);
      const isBacked = field !== undefined && definition.parent >= 0;
      if (!isBacked) return this.returnsOf(module, index);
      return this.#parts.memo.values(module.path, `^${index} field`, () => {
        const held = this.#parts.inheritance
          .inherited(module, definition.parent, field, true)
          .flatMap((value) => (value.kind === 'definition' ? this.typeOf(value.module, value.index) : NOTHING));
        // What methods give it by its name is beside what they give the field.
        return held.length > 0 && definition.values === undefined
          ? held
          : distinct([...held, ...this.returnsOf(module, index)]);
      });
    }
    if (definition.kind === 'member') {
      // Broken code may leave one outside of all types.
      return definition.parent < 0 ? NOTHING : [{ kind: 'instance', module, index: definition.parent }];
    }
    if (isCallable(definition)) return NOTHING;
    return this.#parts.memo.values(module.path, `^${index}`, () => {
      const declared =
        definition.type === undefined ? NOTHING : this.#parts.written.resolveType(definition.type, module, index);
      // An alias that leads out of the workspace may lead into it under another condition.
      const leadsOut = definition.kind === 'type' && declared.every((value) => value.kind !== 'instance');
      const other = leadsOut ? this.#underOtherCondition(module, index) : NOTHING;
      if (other.length > 0) return other;
      if (declared.length > 0) return declared;
      if (isListedValue(this.#parts, module, index)) return [{ kind: 'instance', module, index: definition.parent }];
      const stub = this.#stubOf(module, index);
      if (stub !== undefined) return this.#fromStub(stub.module, module, this.typeOf(stub.module, stub.index));
      const given = (definition.values ?? []).flatMap((chain) => this.#parts.steps.evaluate(chain, module, index));
      return definition.kind === 'field' && !definition.assigned ? readOfObject(this.#parts, given) : given;
    });
  }

  /** What a function or method gives when called. */
  returnsOf(module: ModuleEntry, index: number): readonly Value[] {
    const definition = module.facts.definitions[index]!;
    return this.#parts.memo.values(module.path, `^${index}()`, () => {
      if (OPEN.test(definition.returns ?? '')) {
        const headers = overloadResults(definition);
        if (headers.length > 0) return this.#ofHeaders(headers, module, index);
      }
      if (definition.returns !== undefined) return this.#parts.written.resolveType(definition.returns, module, index);
      const stub = this.#stubOf(module, index);
      if (stub !== undefined) return this.#fromStub(stub.module, module, this.returnsOf(stub.module, stub.index));
      const given = (definition.values ?? []).flatMap((chain) => this.#parts.steps.evaluate(chain, module, index));
      // Callers see the headers of overloads, which say more of a function that is given than what the code returns.
      const values = definition.signatures === undefined ? given : given.filter((value) => !isFunctionValue(value));
      // An object made in the function: its properties are the function's own aliases.
      if (definition.aliases !== undefined) return [...values, { kind: 'instance', module, index }];
      return values.length > 0 ? values : this.#ofHeaders(overloadResults(definition), module, index);
    });
  }

  #ofHeaders(results: readonly string[], module: ModuleEntry, index: number): readonly Value[] {
    const types = results.map((type) => parseTypeText(module.language.readType?.(type) ?? type));
    return eitherWay(types, (type) => this.#parts.written.resolveUnion(type, module, index));
  }

  /** What an alias of the name stands for in other builds (`#ifdef STD_FORMAT`). */
  #underOtherCondition(module: ModuleEntry, index: number): readonly Value[] {
    const { parent, name } = module.facts.definitions[index]!;
    for (const other of module.namesakes?.get(parent)?.get(name) ?? []) {
      const { kind, type } = module.facts.definitions[other]!;
      if (other === index || kind !== 'type' || type === undefined) continue;
      const values = this.#parts.written.resolveType(type, module, other);
      if (values.some((value) => value.kind === 'instance')) return values;
    }
    return NOTHING;
  }

  /** The definition of the same name in the file that says the types of this one. */
  #stubOf(module: ModuleEntry, index: number): { readonly module: ModuleEntry; readonly index: number } | undefined {
    const path = module.language.stubOf?.(module.path);
    const stub = path === undefined ? undefined : this.#parts.byPath.get(path);
    return stub === undefined ? undefined : namesakeIn(stub, module, index);
  }

  /** What a stub says of a definition: its own file's types as that file implements them. */
  #fromStub(stub: ModuleEntry, implementation: ModuleEntry, values: readonly Value[]): readonly Value[] {
    return values.map((value) => {
      if ((value.kind !== 'instance' && value.kind !== 'definition') || value.module !== stub) return value;
      const own = namesakeIn(implementation, stub, value.index);
      return own === undefined ? value : { ...value, ...own };
    });
  }
}

/** What an overloaded function says that may give anything, if it says something: its headers say what. */
const OPEN = /^(?:any|unknown)$/;

/** What the headers of an overloaded function say that it gives; nothing where one does not say it. */
function overloadResults({ signatures = [], name }: DefinitionFact): readonly string[] {
  const found = signatures.map((header) => headerResult(header, name));
  return found.every((type) => type !== undefined) ? found : [];
}

/** The definition of another file that has the same name and owners. */
function namesakeIn(
  other: ModuleEntry,
  module: ModuleEntry,
  index: number,
): { readonly module: ModuleEntry; readonly index: number } | undefined {
  const { parent, name } = module.facts.definitions[index]!;
  const around = parent < 0 ? -1 : namesakeIn(other, module, parent)?.index;
  const found = around === undefined ? undefined : other.members.get(around)?.get(name);
  return found === undefined ? undefined : { module: other, index: found };
}
