import { argumentsOf, type Chain, WRITTEN_FOR } from '../../model/chain.ts';
import { isLambda } from '../../model/lambdaShape.ts';
import { ARRAY, FIELDS, KEYED, TUPLE } from '../../model/typeNotation.ts';
import { HOLDERS, isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import {
  alternativesOf,
  functionReturn,
  headerResult,
  parameterTypes,
  typeParametersOf,
} from '../types/callbackTypes.ts';
import { substituted } from '../types/substitutedType.ts';
import { parseTypeText } from '../types/typeText.ts';
import { distinct, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What holds many of its last argument, whoever declares it. */
const COLLECTIONS = new Set([
  'Array',
  'ReadonlyArray',
  'Iterable',
  'AsyncIterable',
  'Set',
  'ReadonlySet',
  'Map',
  'Record',
]);

/** A header of a generic function with the place where its types are written. */
interface Header {
  readonly text: string;
  readonly returns: string;
  readonly module: ModuleEntry;
  readonly from: number;
}

/** Where a call stands. */
interface Place {
  readonly module: ModuleEntry;
  readonly from: number;
}

/** What calls of generic functions give, by the types that are written for them or else by what is passed. */
export class GenericCalls {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What the call gives; nothing where a function is not generic or its result does not follow. */
  given(callees: readonly Value[], step: string, place: Place): readonly Value[] {
    if (!place.module.language.infersTypes) return NOTHING;
    const passed = argumentsOf(step);
    // What says nothing of its arguments may still give what holds it.
    const asked = passed === undefined ? callees.filter(({ kind }) => kind === 'external') : callees;
    return distinct(asked.flatMap((callee) => this.#given(callee, passed ?? [], place)));
  }

  #given(callee: Value, passed: readonly Chain[], place: Place): readonly Value[] {
    const header = headerOf(callee, place);
    if (header === undefined) return NOTHING;
    const parameters = [...typeParametersOf(header.text).keys()];
    const bindings = new Map<string, readonly Value[]>();
    const written = passed.filter((chain) => chain[1] === WRITTEN_FOR);
    if (written.length > 0) {
      written.forEach((chain, at) => {
        const type = this.#parts.steps.evaluate(chain.slice(0, 1), place.module, place.from);
        if (parameters[at] !== undefined) bindings.set(parameters[at], type);
      });
    } else {
      for (const name of parameters) bindings.set(name, name === HOLDER ? holderAt(place) : NOTHING);
      for (const [at, type] of parameterTypes(header.text).entries()) {
        this.#infer(type, passed[at] ?? [], bindings, place);
      }
    }
    const types = parseTypeText(header.returns);
    const known = types.map((type) => substituted(type, bindings));
    if (known.every((type) => type === undefined)) return NOTHING;
    // What it gives beside that says nothing of type parameters, or of such as nobody knows.
    const result = types.flatMap((type, at) => known[at] ?? (bindings.has(type.name) ? [] : [type]));
    return this.#parts.written.resolveUnion(result, header.module, header.from);
  }

  /** What a parameter of a written type says of type parameters, by what is passed for it. */
  #infer(type: string, passed: Chain, bindings: Map<string, readonly Value[]>, place: Place): void {
    if (passed.length === 0) return;
    const isFunction = isLambda(passed[0]);
    const values = this.#parts.steps.evaluate(isFunction ? passed.slice(1) : passed, place.module, place.from);
    if (values.length === 0) return;
    for (const written of alternativesOf(type)) {
      const text = /^\((?:.*)\)$/s.test(written) ? written.slice(1, -1) : written;
      const result = functionReturn(text);
      if (result !== undefined) this.#unify(result, isFunction ? values : this.#parts.calls.call(values), bindings);
      else if (!isFunction) this.#unify(text, values, bindings);
    }
  }

  #unify(text: string, values: readonly Value[], bindings: Map<string, readonly Value[]>): void {
    for (const type of parseTypeText(text)) this.#unifyType(type, values, bindings);
  }

  #unifyType(type: TypeExpression, values: readonly Value[], bindings: Map<string, readonly Value[]>): void {
    const { name, arguments: inner } = type;
    if (inner.length === 0) {
      if (bindings.get(name)?.length === 0) bindings.set(name, values);
      return;
    }
    for (const [at, union] of inner.entries()) {
      // Names of fields are no types.
      if (name === FIELDS && at % 2 === 0) continue;
      const held = this.#heldAt(type, at, values);
      for (const one of union) this.#unifyType(one, held, bindings);
    }
  }

  /** What values of a generic type have in the place of its argument n. */
  #heldAt({ name, arguments: inner }: TypeExpression, at: number, values: readonly Value[]): readonly Value[] {
    if (name === ARRAY || name === KEYED || COLLECTIONS.has(name)) {
      return at === inner.length - 1 ? this.#parts.elements.element(values) : NOTHING;
    }
    if (name === TUPLE) return this.#parts.calls.part(values, at);
    if (name === FIELDS) return this.#parts.members.member(values, inner[at - 1]?.[0]?.name ?? '');
    const isWrapper = values.some((value) => 'module' in value && value.module.language.wrappers.includes(name));
    return isWrapper ? values : this.#argumentOf(values, at);
  }

  /** What is written for argument n of generic types, or of what constants and fields hold. */
  #argumentOf(values: readonly Value[], at: number): readonly Value[] {
    return values.flatMap((value): readonly Value[] => {
      if (value.kind === 'container' && !value.fields && !value.joined && !value.tuple) {
        return this.#parts.written.resolveUnion(value.arguments[at] ?? [], value.module, value.from ?? -1);
      }
      if (value.kind === 'instance' && value.arguments !== undefined) {
        const { types, module, from } = value.arguments;
        return this.#parts.written.resolveUnion(types[at] ?? [], module, from);
      }
      if (value.kind !== 'definition' || isCallable(value.module.facts.definitions[value.index]!)) return NOTHING;
      const held = this.#parts.held.typeOf(value.module, value.index);
      return this.#argumentOf(
        held.filter(({ kind }) => kind !== 'definition'),
        at,
      );
    });
  }
}

/** The type parameter that stands for what holds the result of a function of outside. */
const HOLDER = 'Holder';

function holderAt({ module, from: index }: Place): readonly Value[] {
  const holder = module.facts.definitions[index];
  return holder !== undefined && HOLDERS.has(holder.kind) ? [{ kind: 'definition', module, index }] : NOTHING;
}

/** How a generic function is declared; one with several headers says several things. */
function headerOf(callee: Value, { module, from }: Place): Header | undefined {
  if (callee.kind === 'external') {
    const name = callee.name.slice(callee.name.lastIndexOf('.') + 1);
    const text = module.language.outsideFunctions?.get(callee.package)?.get(name)?.slice(name.length);
    return text === undefined ? undefined : { text, returns: functionReturn(text) ?? '', module, from };
  }
  if (callee.kind !== 'definition') return undefined;
  const definition = callee.module.facts.definitions[callee.index]!;
  const [only, another] = definition.signatures ?? [];
  if (!isCallable(definition) || another !== undefined) return undefined;
  // A lone header stands for its implementation.
  const signature = only ?? definition.signature;
  const returns = only === undefined ? definition.returns : headerResult(only, definition.name);
  // A conditional type is no single one.
  if (returns === undefined || !signature.includes('<') || /\sextends\s/.test(returns)) return undefined;
  return { text: signature, returns, module: callee.module, from: callee.index };
}
