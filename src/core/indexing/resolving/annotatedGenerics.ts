import { anyScript } from '../../model/anyScript.ts';
import { argumentsOf } from '../../model/chain.ts';
import { CLASS_KINDS, isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { annotatedHeader, constructorHeader } from '../types/annotatedHeader.ts';
import { boundInHeader, typeParameters } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import { type Definition, distinct, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What is passed for the parameters of a call, in order; nothing for what is not known. */
type Given = readonly (readonly Value[])[];

const TYPE_VARIABLE = anyScript(/=\s*(?:\w+\.)?TypeVar\(/);

/** What calling functions gives that return a type variable which one of their parameters says: `def load(kind: type[T]) -> T`. */
export class AnnotatedGenerics {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What calling `called` on `holders` gives by what is passed; nothing where that does not say it. */
  given(
    called: readonly Value[],
    holders: readonly Value[],
    step: string,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] {
    const passed = argumentsOf(step);
    if (passed === undefined) return NOTHING;
    let given: Given | undefined;
    const read = () => (given ??= passed.map((chain) => this.#parts.steps.evaluate(chain, module, from)));
    const others = called.flatMap((value) => this.#ofOther(value, read, module, from));
    if (others.length > 0) return distinct(others);
    const functions = called.filter((value): value is Definition => {
      return value.kind === 'definition' && isCallable(value.module.facts.definitions[value.index]!);
    });
    if (functions.length === 0 || functions.length < called.length) return NOTHING;
    const found = functions.map((each) => this.#ofFunction(each, holders, read));
    return found.some((values) => values.length === 0) ? NOTHING : distinct(found.flat());
  }

  /** What constructing a generic class gives, or calling a function of outside whose header is known. */
  #ofOther(called: Value, read: () => Given, module: ModuleEntry, from: number): readonly Value[] {
    if (called.kind === 'definition' && isClass(called)) return this.#constructed(called, read);
    if (called.kind !== 'external') return NOTHING;
    const name = called.name.slice(called.name.lastIndexOf('.') + 1);
    const header = module.language.outsideFunctions?.get(called.package)?.get(name);
    if (header === undefined) return NOTHING;
    const { parameters, returns, shared } = annotatedHeader(header, name);
    const given = read();
    const bound = parameters.flatMap((type, at) =>
      this.#boundBy(parseTypeText(type), shared[0]!, given[at] ?? NOTHING),
    );
    if (bound.length === 0) return NOTHING;
    return this.#instantiated(parseTypeText(returns), shared[0]!, distinct(bound), {
      kind: 'definition',
      module,
      index: from,
    });
  }

  /** An object of a generic class, with what its constructor is given for the type parameters that are said there. */
  #constructed(called: Definition, read: () => Given): readonly Value[] {
    const { module, index } = called;
    const fact = module.facts.definitions[index]!;
    const names = typeParameters(fact);
    if (names.length === 0) return NOTHING;
    const [made] = this.#parts.inheritance.inherited(module, index, '__init__', true);
    if (made?.kind !== 'definition' || made.module !== module) return NOTHING;
    const { parent, signature, name } = module.facts.definitions[made.index]!;
    if (parent !== index) return NOTHING;
    const types = constructorHeader(signature, name).parameters.slice(1);
    const bound = names.map((variable) => {
      if (!types.some((type) => type.includes(variable))) return NOTHING;
      const isListed = boundInHeader(fact, variable) !== undefined;
      if (!isListed && !this.#isVariable(variable, called, signature)) return NOTHING;
      const given = read();
      return distinct(types.flatMap((type, at) => this.#boundBy(parseTypeText(type), variable, given[at] ?? NOTHING)));
    });
    if (bound.every((values) => values.length === 0)) return NOTHING;
    const written = names.map((variable, at): readonly TypeExpression[] =>
      bound[at]!.length === 0 ? [] : [{ name: variable, arguments: [], given: bound[at]! }],
    );
    return [{ kind: 'instance', module, index, arguments: { types: written, module, from: index } }];
  }

  #ofFunction(called: Definition, holders: readonly Value[], read: () => Given): readonly Value[] {
    const fact = called.module.facts.definitions[called.index]!;
    const isBound = fact.kind === 'method' && takesReceiver(fact.decorators ?? [], holders);
    for (const signature of fact.signatures ?? [fact.signature]) {
      const { parameters, returns, more, shared } = annotatedHeader(signature, fact.name);
      const variable = shared.find((name) => this.#isVariable(name, called, signature));
      if (variable === undefined) continue;
      const said = parseTypeText(returns);
      const given = read();
      const types = isBound ? parameters.slice(1) : parameters;
      if (given.length > types.length && !more) continue;
      const bound = types.flatMap((type, at) => this.#boundBy(parseTypeText(type), variable, given[at] ?? NOTHING));
      if (bound.length > 0) return this.#instantiated(said, variable, distinct(bound), called);
    }
    return NOTHING;
  }

  /** Whether a name is a type variable where a function is written: listed in its header, or made by `TypeVar`. */
  #isVariable(name: string, { module, index }: Definition, signature: string): boolean {
    const fact = module.facts.definitions[index]!;
    if (boundInHeader({ ...fact, signature }, name) !== undefined) return true;
    const meant = this.#parts.written.typeName(name, module, index);
    return meant.some((value) => {
      return value.kind === 'definition' && TYPE_VARIABLE.test(value.module.facts.definitions[value.index]!.signature);
    });
  }

  /** What the type of a parameter makes of a type variable, by what is passed for it. */
  #boundBy(type: readonly TypeExpression[], variable: string, given: readonly Value[]): readonly Value[] {
    if (given.length === 0) return NOTHING;
    return type.flatMap(({ name, arguments: inner }): readonly Value[] => {
      if (name === variable) return given;
      const position = inner.findIndex((each) => each.some((part) => part.name === variable));
      if (position < 0) return NOTHING;
      switch (name.slice(name.lastIndexOf('.') + 1)) {
        case 'type':
        case 'Type':
          return this.#objectsOf(given);
        case 'Callable':
          return position === inner.length - 1 ? this.#parts.calls.call(given) : NOTHING;
        case 'Optional':
        case 'Awaitable':
        case 'Coroutine':
          return position === inner.length - 1 ? given : NOTHING;
        case 'list':
        case 'List':
        case 'Sequence':
        case 'Iterable':
        case 'Iterator':
        case 'Collection':
        case 'set':
        case 'AsyncIterable':
        case 'AsyncIterator':
          return this.#parts.elements.protocol(given, 'each');
        case 'ContextManager':
          return this.#parts.elements.protocol(given, 'with');
        case 'dict':
        case 'Dict':
        case 'Mapping':
        case 'MutableMapping':
          return position === inner.length - 1 ? this.#parts.elements.element(given) : NOTHING;
        default:
          return NOTHING;
      }
    });
  }

  /** Objects of the classes among values, and of those that constants and fields hold. */
  #objectsOf(values: readonly Value[]): readonly Value[] {
    return values.flatMap((value): readonly Value[] => {
      if (value.kind !== 'definition') return NOTHING;
      if (isClass(value)) return [{ ...value, kind: 'instance' }];
      const held = this.#parts.held.typeOf(value.module, value.index);
      return held.flatMap((each): readonly Value[] =>
        each.kind === 'definition' && isClass(each) ? [{ ...each, kind: 'instance' }] : NOTHING,
      );
    });
  }

  /** A returned type with what its variable stands for. */
  #instantiated(
    said: readonly TypeExpression[],
    variable: string,
    bound: readonly Value[],
    { module, index }: Definition,
  ): readonly Value[] {
    const values = said.flatMap((type): readonly Value[] => {
      if (type.name === variable) return bound;
      const position = type.arguments.findIndex((each) => namesIn(each).includes(variable));
      if (position < 0) return this.#parts.written.resolveUnion([type], module, index);
      const inner = this.#instantiated(type.arguments[position]!, variable, bound, {
        kind: 'definition',
        module,
        index,
      });
      const simple = type.name.slice(type.name.lastIndexOf('.') + 1);
      if (module.language.wrappers.includes(simple)) return simple.toLowerCase() === 'type' ? NOTHING : inner;
      // What a class of the workspace does with its argument is its own.
      if (this.#parts.written.typeName(type.name, module, index).some(({ kind }) => kind === 'definition')) {
        return this.#parts.written.resolveUnion([type], module, index);
      }
      const shape = module.language.generics?.get(simple);
      if (shape?.tuple || shape?.callable) return NOTHING;
      if (shape?.members !== undefined) {
        return [
          { kind: 'container', of: simple, module, arguments: [[{ name: simple, arguments: [], given: inner }]] },
        ];
      }
      return [{ kind: 'many', values: inner, ...(shape?.keyed && position > 0 ? { keyed: true } : {}) }];
    });
    return distinct(values);
  }
}

/** Whether the first parameter of a method gets what it is called on. */
function takesReceiver(written: readonly string[], holders: readonly Value[]): boolean {
  const decorators = written.map((text) => text.replace(/^builtins\./, ''));
  if (decorators.includes('staticmethod')) return false;
  if (decorators.includes('classmethod')) return true;
  return !holders.some(({ kind, ...value }) => {
    return kind === 'definition' && 'module' in value && 'index' in value && isClass(value);
  });
}

function isClass({ module, index }: Pick<Definition, 'module' | 'index'>): boolean {
  return CLASS_KINDS.has(module.facts.definitions[index]!.kind);
}

/** All names that a type says. */
function namesIn(types: readonly TypeExpression[]): readonly string[] {
  return types.flatMap(({ name, arguments: inner }) => [name, ...inner.flatMap(namesIn)]);
}
