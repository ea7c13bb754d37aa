import { isCall } from '../../model/chain.ts';
import type { SymbolKind } from '../../model/structDocument.ts';
import {
  CLASS_KINDS,
  constructsObjects,
  isAlias,
  isCallable,
  isClass,
  isConstructor,
  isFunctionValue,
} from '../definitionKinds.ts';
import { CallableTypes } from '../types/callableTypes.ts';
import { entriesOf, isUniform, shapeOf } from '../types/genericShapes.ts';
import { type Container, distinct, type Instance, instanceKey, NOTHING, type Value } from '../types/values.ts';
import { wrappedIn } from '../types/wrappedValues.ts';
import { calledThrough } from './calledValues.ts';
import type { CallQuestions, DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';
import { componentOf, unpackedField } from './unpackedFields.ts';

/** What calling a value gives, and what a call names. */
export class Calls implements CallQuestions {
  readonly #parts: ResolverParts;
  readonly #callables: CallableTypes;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
    this.#callables = new CallableTypes(parts.resolver);
  }

  /** What a call names, and what it runs where that is no function: what a constant or field holds, an object's own method for it. */
  callable(values: readonly Value[], step: string | undefined): readonly Value[] {
    if (!isCall(step)) return values;
    const held = values.flatMap((value) => {
      if (value.kind !== 'definition' || !value.module.language.functionValues) return NOTHING;
      const { kind } = value.module.facts.definitions[value.index]!;
      if (kind !== 'constant' && kind !== 'variable' && kind !== 'field') return NOTHING;
      return this.#parts.held
        .typeOf(value.module, value.index)
        .flatMap((each) =>
          each.kind === 'instance' && isAlias(each) ? this.#parts.held.typeOf(each.module, each.index) : [each],
        )
        .filter((each) => isFunctionValue(each) || isClass(each));
    });
    const through = calledThrough(this.#parts, values);
    return held.length + through.length === 0 ? values : distinct([...values, ...held, ...through]);
  }

  /** What `super(…)` calls: the constructor of the base, or the base where it has none. */
  superConstructors(values: readonly Value[]): readonly Value[] {
    return values.flatMap((value) => {
      if (value.kind !== 'super' || !value.module.language.superConstructs) return [value];
      const base = this.#parts.inheritance
        .bases(value.module, value.index)
        .find((each) => each.kind === 'definition' && !isImplemented(each.module.facts.definitions[each.index]!.kind));
      if (base === undefined) return [value];
      const own = this.#parts.members.memberOf(base, 'constructor').filter(isConstructor);
      return own.length > 0 ? own : [base];
    });
  }

  /** What a function passes as a parameter to the function that it is given as an argument. */
  passed(value: Value, step: string): readonly Value[] {
    if ((value.kind === 'container' || value.kind === 'many') && value.gives !== undefined) {
      const isElement = value.gives === 'reduced' ? step === '0.1' : step === '0.0';
      const isOther = value.gives === 'sorted' && step === '0.1';
      return isElement || isOther ? this.#parts.elements.element([value]) : NOTHING;
    }
    if ('module' in value && value.module.language.delegates !== undefined) {
      return this.#parts.lambdas.held(value, Number(/^-\.(\d+)$/.exec(step)?.[1]));
    }
    if (value.kind !== 'definition' && value.kind !== 'instance') return NOTHING;
    // A framework's functions have dozens of headers, and every file of a program calls them.
    return this.#parts.memo.values(
      value.module.path,
      `${value.kind === 'instance' ? instanceKey(value) : `^${value.index}`} passes ${step}`,
      () => this.#callables.passed(value, step),
      'all',
    );
  }

  /** Part n of what gives several values; the first of anything else is the thing itself. */
  part(values: readonly Value[], part: number): readonly Value[] {
    return values.flatMap((value): readonly Value[] => {
      if (value.kind === 'container' && (value.tuple || value.module.language.tuples?.has(value.of ?? '') === true)) {
        return this.#parts.written.resolveUnion(value.arguments[part] ?? [], value.module, value.from ?? -1);
      }
      if (value.kind === 'container' && shapeOf(value)?.tuple) {
        const known = isUniform(value.arguments) ? value.arguments[0] : value.arguments[part];
        return this.#parts.written.resolveUnion(known ?? [], value.module, value.from ?? -1);
      }
      if (value.kind !== 'many' && 'module' in value && value.module.language.functionValues) {
        return this.#elementOf(value, part);
      }
      if (value.kind === 'many') return value.gives === 'pairs' ? (part === 1 ? value.values : NOTHING) : value.values;
      if (value.kind === 'container' && value.module.language.generics !== undefined)
        return this.#parts.elements.protocol([value], 'each');
      if (value.kind === 'definition') {
        const { kind, type } = value.module.facts.definitions[value.index]!;
        if ((kind === 'member' || kind === 'class') && type !== undefined) return this.#partOfType(value, type, part);
      }
      if (value.kind === 'instance') {
        const { kind, type } = value.module.facts.definitions[value.index]!;
        if (kind === 'class' && type !== undefined) {
          const written = this.#arguments.part(value, part);
          return written.length > 0 ? written : this.#partOfType(value, type, part);
        }
        if (value.module.language.generics !== undefined) return unpackedField(this.#parts, value, part);
        if (value.module.language.tuples !== undefined) return componentOf(this.#parts, value, part);
      }
      return part === 0 ? [value] : NOTHING;
    });
  }

  /** What an array pattern takes out of a value that is no tuple: an element, if it has any. */
  #elementOf(value: Value, part: number): readonly Value[] {
    if (value.kind === 'container')
      return value.fields || value.joined ? NOTHING : this.#parts.elements.element([value]);
    const isHolder = value.kind === 'definition' && !isCallable(value.module.facts.definitions[value.index]!);
    const isAlias = value.kind === 'instance' && value.module.facts.definitions[value.index]!.kind === 'type';
    return isHolder || isAlias ? this.part(this.#parts.held.typeOf(value.module, value.index), part) : NOTHING;
  }

  /** Part n of what a type of several values holds; the only one is what is written, whatever that holds itself. */
  #partOfType({ module, index }: DefinitionPlace, type: string, part: number): readonly Value[] {
    return this.#parts.memo.values(module.path, `^${index} #${part}`, () =>
      this.#parts.written.resolveType(type, module, index).flatMap((value) => {
        if (value.kind === 'container' && value.tuple) return this.part([value], part);
        return part === 0 ? [value] : NOTHING;
      }),
    );
  }

  /** What calling the values gives. */
  call(values: readonly Value[]): readonly Value[] {
    return distinct(values.flatMap((value) => this.#callOf(value)));
  }

  #callOf(value: Value): readonly Value[] {
    switch (value.kind) {
      case 'definition': {
        const definition = value.module.facts.definitions[value.index]!;
        const converts = value.module.language.calledKinds !== undefined && CLASS_KINDS.has(definition.kind);
        const constructs =
          definition.kind === 'class' || (value.module.language.overloads && CLASS_KINDS.has(definition.kind));
        if (constructs || converts) return [{ ...value, kind: 'instance' }];
        if (definition.kind === 'member' && value.module.language.calledKinds !== undefined) {
          return this.#parts.held.typeOf(value.module, value.index);
        }
        if (isCallable(definition)) {
          const given = this.#parts.held.returnsOf(value.module, value.index);
          return constructsObjects(value) ? distinct([value, ...given]) : given;
        }
        // What a record's component is called as gives the component.
        if (value.module.language.extensionFunctions && !CLASS_KINDS.has(definition.kind))
          return this.call(this.#parts.held.typeOf(value.module, value.index));
        const { overloads, namesCall } = value.module.language;
        const reads = definition.kind === 'field' || (namesCall && definition.kind === 'accessor');
        if ((overloads || namesCall) && reads) return this.#parts.held.typeOf(value.module, value.index);
        return this.#parts.memo.values(value.module.path, `^${value.index} call`, () => {
          const given = this.call(
            this.#parts.held.typeOf(value.module, value.index).filter(({ kind }) => kind !== 'container'),
          );
          return given.length === 0 && value.module.language.functionValues ? this.#callables.returned(value) : given;
        });
      }
      case 'instance':
        return this.#parts.memo.values(value.module.path, `${instanceKey(value)} call`, () =>
          value.module.language.functionValues
            ? this.#callOfTyped(value)
            : this.call(calledThrough(this.#parts, [value])),
        );
      case 'super':
        return [value];
      case 'passed':
        return [value.value];
      case 'external':
        return [{ ...value, name: `${value.name}()` }];
      case 'container':
        // A function by its type: what it gives.
        if (value.of === 'Function' && value.module.language.extensionFunctions)
          return this.#parts.elements.element([value]);
        return this.#callOfContainer(value);
      case 'many':
        if (value.gives === 'nothing') return NOTHING;
        return value.gives === 'element' ? value.values : value.gives === undefined ? NOTHING : [value];
      default:
        return NOTHING;
    }
  }

  /** What calling a value gives by its type: an alias may be that of a function (`type Show = typeof show`). */
  #callOfTyped(value: Instance): readonly Value[] {
    const named = isAlias(value)
      ? this.#parts.held.typeOf(value.module, value.index).filter(({ kind }) => kind === 'definition')
      : NOTHING;
    return named.length > 0 ? this.call(named) : this.#callables.returned(value);
  }

  #callOfContainer(value: Container): readonly Value[] {
    const { gives, ...plain } = value;
    switch (gives) {
      case 'element':
        return this.#parts.elements.element([plain]);
      case 'option':
        return this.#parts.elements.element([plain]).map((each) => wrappedIn(each, 'holder'));
      case 'self':
        return [value];
      case 'sorted':
        return [{ ...plain, gives: 'self' }];
      case 'keys':
      case 'values':
        return [{ ...plain, of: '', arguments: [plain.arguments[gives === 'keys' ? 0 : 1] ?? []] }];
      case 'pairs':
        return [entriesOf(plain)];
      default:
        // A delegate of outside gives its last argument; a type constructs.
        if (value.module.language.overloads) {
          return value.of === 'Func'
            ? this.#parts.elements.element([value])
            : value.of === 'Action'
              ? NOTHING
              : [value];
        }
        return shapeOf(value)?.callable
          ? this.#parts.written.resolveUnion(value.arguments.at(-1) ?? [], value.module, value.from ?? -1)
          : NOTHING;
    }
  }
}

/** What classes implement and nothing constructs. */
function isImplemented(kind: SymbolKind): boolean {
  return kind === 'interface' || kind === 'type';
}
