import { isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import {
  alternativesOf,
  argumentType,
  fieldType,
  functionParameter,
  functionReturn,
  joinedBy,
  parameterTypes,
  typeParametersOf,
} from './callbackTypes.ts';
import { type Bindings, substituted } from './substitutedType.ts';
import { typeParameters } from './typeParameters.ts';
import { parseTypeText } from './typeText.ts';
import { NOTHING, sameValues, type TypeExpression, type Value } from './values.ts';

/** A header or function type with the definition in which it is written. */
interface Written {
  readonly text: string;
  readonly module: ModuleEntry;
  readonly index: number;
  /** What is written for the type parameters that the text may name. */
  readonly given?: Bindings | undefined;
}

/** What reading callable types asks of the resolver. */
export interface CallableQuestions {
  member(values: readonly Value[], name: string): readonly Value[];
  typeOf(module: ModuleEntry, index: number): readonly Value[];
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[];
  resolveUnion(union: readonly TypeExpression[], module: ModuleEntry, from: number): readonly Value[];
  namedType(name: string, module: ModuleEntry, from: number): readonly Value[];
  bases(module: ModuleEntry, index: number): readonly Value[];
}

/** Aliases of aliases, and bounds of type parameters, are followed so far. */
const DEEPEST = 4;
const PARAMETER_ITSELF = '-';

/**
 * What types say of the functions that have them: what calling gives, and what the parameters of a function given to a call
 * are. Where several headers (overloads, call signatures) say different things, nothing is known.
 */
export class CallableTypes {
  readonly #resolver: CallableQuestions;

  constructor(resolver: CallableQuestions) {
    this.#resolver = resolver;
  }

  /**
   * What a function passes to one that it is given. The step is `argument.parameter`, `argument.key.parameter` for a function in
   * an object that it is given, and `-.parameter` where the value's own type is the function's.
   */
  passed(value: Value, step: string): readonly Value[] {
    const [argument = '', ...rest] = step.split('.');
    const parameter = Number(rest.pop());
    if (argument === PARAMETER_ITSELF) return this.#parameterOfValue(value, parameter, 0);
    const key = rest.length === 0 ? undefined : rest.join('.');
    return agreed(
      this.#headersOf(value, 0).map((header) => {
        const type = argumentType(header.text, Number(argument));
        if (key === undefined) return this.#parameterOf({ ...header, text: type }, header.text, parameter, 0);
        const written = fieldType(type, key);
        if (written !== undefined) {
          return this.#parameterOf({ ...header, text: written }, header.text, parameter, 0);
        }
        const held = this.#resolver.member(this.#typed({ ...header, text: type }, header.text, 0), key);
        return agreed(held.map((each) => this.#parameterOfValue(each, parameter, 0)));
      }),
    );
  }

  /** What calling a value gives whose type says how it may be called. */
  returned(value: Value): readonly Value[] {
    return agreed(
      this.#headersOf(value, 0).map((header) => {
        const type = functionReturn(header.text);
        return type === undefined ? NOTHING : this.#typed({ ...header, text: type }, header.text, 0);
      }),
    );
  }

  /** The headers by which a value may be called. */
  #headersOf(value: Value, depth: number): readonly Written[] {
    if ((value.kind !== 'definition' && value.kind !== 'instance') || depth > DEEPEST) return [];
    const { module, index } = value;
    const { kind, signature, signatures = [], type } = module.facts.definitions[index]!;
    const given = this.#bindings(value);
    const own = signatures.map((text) => ({ text, module, index, given }));
    if (value.kind === 'definition') {
      if (isCallable(module.facts.definitions[index]!)) return [...own, { text: signature, module, index }];
      if (kind !== 'field' && kind !== 'constant' && kind !== 'variable' && kind !== 'type') return [];
    } else if (own.length > 0 || (kind !== 'type' && kind !== 'interface')) return own;
    if (kind === 'interface') {
      return this.#resolver
        .bases(module, index)
        .flatMap((base) =>
          base.kind === 'definition' ? this.#headersOf({ ...base, kind: 'instance' }, depth + 1) : [],
        );
    }
    const functions = type === undefined ? [] : functionTypes(type);
    if (functions.length > 0) return functions.map((text) => ({ text, module, index, given }));
    return this.#resolver.typeOf(module, index).flatMap((each) => this.#headersOf(passedOn(each, given), depth + 1));
  }

  /** What the arguments of a type say for its parameters; undefined where there are none. */
  #bindings(value: Value): Bindings | undefined {
    if (value.kind !== 'instance' || value.arguments === undefined) return undefined;
    const { types, module, from } = value.arguments;
    const names = typeParameters(value.module.facts.definitions[value.index]!);
    return new Map(names.map((name, at) => [name, this.#resolver.resolveUnion(types[at] ?? [], module, from)]));
  }

  /** What parameter n of a function is that the value's type describes. */
  #parameterOfValue(value: Value, parameter: number, depth: number): readonly Value[] {
    return agreed(
      this.#headersOf(value, depth).map((header) => {
        const type = parameterTypes(header.text)[parameter] ?? '';
        return this.#typed({ ...header, text: type }, header.text, depth);
      }),
    );
  }

  /** What parameter n is of a function of a written type. */
  #parameterOf(type: Written, header: string, parameter: number, depth: number): readonly Value[] {
    if (type.text === '' || depth > DEEPEST) return NOTHING;
    const passed = functionParameter(type.text, parameter);
    if (passed !== undefined) return this.#typed({ ...type, text: passed }, header, depth);
    const alternatives = alternativesOf(type.text);
    if (alternatives.length > 1) {
      return agreed(alternatives.map((text) => this.#parameterOf({ ...type, text }, header, parameter, depth + 1)));
    }
    const joined = joinedBy(type.text);
    if (joined.length > 1) {
      return agreed(joined.map((text) => this.#parameterOf({ ...type, text }, header, parameter, depth + 1)));
    }
    const name = type.text.replace(/<.*$/s, '').trim();
    const parameters = this.#typeParameters(type, header);
    if (parameters.has(name)) {
      return this.#parameterOf({ ...type, text: parameters.get(name)! }, header, parameter, depth + 1);
    }
    return agreed(
      this.#resolver
        .namedType(name, type.module, type.index)
        .map((named) =>
          named.kind === 'definition'
            ? this.#parameterOfValue(withArguments(named, type), parameter, depth + 1)
            : NOTHING,
        ),
    );
  }

  /** A written type; a type parameter is what bounds it. */
  #typed(type: Written, header: string, depth: number): readonly Value[] {
    if (type.text === '' || depth > DEEPEST) return NOTHING;
    const said = this.#substituted(type);
    if (said.length > 0) return said;
    const bound = this.#typeParameters(type, header).get(type.text.trim());
    if (bound !== undefined) return this.#typed({ ...type, text: bound }, header, depth + 1);
    return this.#resolver.resolveType(type.text, type.module, type.index);
  }

  /** A written type that names type parameters for which something is written; nothing for others. */
  #substituted({ text, module, index, given }: Written): readonly Value[] {
    if (given === undefined) return NOTHING;
    const types = parseTypeText(text);
    const said = types.map((type) => substituted(type, given));
    if (said.every((type) => type === undefined)) return NOTHING;
    return this.#resolver.resolveUnion(
      types.map((type, at) => said[at] ?? type),
      module,
      index,
    );
  }

  /** The type parameters that a type written in a header may name, with their bounds; empty text where there is none. */
  #typeParameters({ module, index }: Written, header: string): ReadonlyMap<string, string> {
    const around = new Map<string, string>();
    for (let at = index; at >= 0; at = module.facts.definitions[at]!.parent) {
      for (const [name, bound] of typeParametersOf(module.facts.definitions[at]!.signature)) {
        if (!around.has(name)) around.set(name, bound);
      }
    }
    return new Map([...around, ...typeParametersOf(header)]);
  }
}

/** A value of a type as another writes it: what is known of that one's parameters is in their place. */
function passedOn(value: Value, given: Bindings | undefined): Value {
  if (given === undefined || value.kind !== 'instance' || value.arguments === undefined) return value;
  const types = value.arguments.types.map((union) => union.map((type) => substituted(type, given) ?? type));
  return { ...value, arguments: { ...value.arguments, types } };
}

/** A value of a named type, with the arguments that are written for it. */
function withArguments(named: Value & { kind: 'definition' }, { text, module, index }: Written): Value {
  const [type] = text.includes('<') ? parseTypeText(text) : [];
  const { module: of, index: at } = named;
  const said = type === undefined ? {} : { arguments: { types: type.arguments, module, from: index } };
  return { kind: 'instance', module: of, index: at, ...said };
}

/** The values of those that know some, where they all know the same; where they differ in type arguments alone, without these. */
function agreed(all: readonly (readonly Value[])[]): readonly Value[] {
  const known = all.filter((values) => values.length > 0);
  const same = sameOfAll(known);
  return same.length > 0 || known.length < 2 ? same : sameOfAll(known.map((values) => values.map(withoutArguments)));
}

function sameOfAll([first = NOTHING, ...others]: readonly (readonly Value[])[]): readonly Value[] {
  return others.every((values) => sameValues(first, values)) ? first : NOTHING;
}

function withoutArguments(value: Value): Value {
  if (value.kind !== 'instance' || value.arguments === undefined) return value;
  const { arguments: _, ...bare } = value;
  return bare;
}

/** The function types that a type is or offers: `string | ((a: A) => B)`. */
function functionTypes(type: string): readonly string[] {
  if (functionReturn(type) !== undefined) return [type];
  if (!type.includes('|')) return [];
  return alternativesOf(type)
    .map((each) => /^\((.*)\)$/s.exec(each)?.[1] ?? '')
    .filter((each) => functionReturn(each) !== undefined);
}
