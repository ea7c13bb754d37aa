import { parameterPlace } from '../../model/parameterPlace.ts';
import { CONDITIONAL, TUPLE } from '../../model/typeNotation.ts';
import { CLASS_KINDS, isAlias, TYPE_BODIES } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { TYPE } from '../overloads/overloads.ts';
import { typeParametersOf } from '../types/callbackTypes.ts';
import { CONTAINER_FORMS } from '../types/containerForms.ts';
import { importedTypeName } from '../types/importedTypeName.ts';
import { substituted } from '../types/substitutedType.ts';
import { boundInHeader, typeParameters } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import { distinct, lessFirm, MOST_ALTERNATIVES, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import { wrappedIn, wrappingOf } from '../types/wrappedValues.ts';
import { eitherWay } from './conditionalTypes.ts';
import { isStatedType } from './exportedNames.ts';
import type { DefinitionPlace, WrittenTypeQuestions } from './partQuestions.ts';
import { MOST_STEPS, type ResolverParts } from './resolverParts.ts';

/** Types of what calling their argument gives. */
const GIVEN_BY: ReadonlySet<string> = new Set(['ReturnType', 'InstanceType']);

/** What written types mean. */
export class WrittenTypes implements WrittenTypeQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What a name means as a type, where it has a declaration as one beside that of a value. */
  asType(value: Value): Value {
    if (value.kind !== 'definition') return value;
    const { module, index } = value;
    if (CLASS_KINDS.has(module.facts.definitions[index]!.kind)) return value;
    const type = module.merged.get(index)?.find((other) => CLASS_KINDS.has(module.facts.definitions[other]!.kind));
    return type === undefined ? value : { ...value, index: type };
  }

  /** What a value of an annotated type may be. */
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[] {
    if (this.#parts.depth > MOST_STEPS) return NOTHING;
    this.#parts.depth++;
    try {
      return this.resolveUnion(parseTypeText(module.language.readType?.(text) ?? text), module, from);
    } finally {
      this.#parts.depth--;
    }
  }

  /** What a value of one of several types may be. */
  resolveUnion(union: readonly TypeExpression[], module: ModuleEntry, from: number): readonly Value[] {
    return distinct(union.slice(0, MOST_ALTERNATIVES * 2).flatMap((type) => this.#resolveOne(type, module, from)));
  }

  #resolveOne(type: TypeExpression, module: ModuleEntry, from: number): readonly Value[] {
    const { name, given } = type;
    if (given !== undefined) return given;
    const form = CONTAINER_FORMS.get(name);
    if (form !== undefined) return [{ kind: 'container', module, arguments: type.arguments, from, ...form }];
    if (name === CONDITIONAL) return eitherWay(type.arguments, (branch) => this.resolveUnion(branch, module, from));
    if (name === 'Self' || name === 'self' || name === 'static' || name === 'this')
      return this.#parts.receivers.receiver(module, from, 'instance');
    if (name === '$parent') return this.#parts.receivers.receiver(module, from, 'super');
    if (name.startsWith('typeof ')) return this.#writtenName(name.slice(7), module, from);
    const simple = name.slice(name.lastIndexOf('.') + 1);
    const wrapper = module.language.wrappers.includes(simple);
    const values = this.typeName(name, module, from, type.arguments.length).filter(({ kind }) => kind !== 'module');
    if (values.length === 0 && (module.language.mergesDeclarations || module.language.listsTypeParameters)) {
      const bound = this.#bound(name, module, from);
      if (bound !== undefined) return bound;
    }
    const known = values.some((value) => value.kind === 'definition' && !(wrapper && isAlias(value)));
    const of = known || !GIVEN_BY.has(simple) ? undefined : type.arguments[0]?.[0]?.name;
    if (of?.startsWith('typeof ')) {
      // What the function or class gives that is named: `ReturnType<typeof make>`.
      return this.#parts.calls.call(this.#writtenName(of.slice(7), module, from));
    }
    if (!known && wrapper) {
      // `Annotated[T, …]` and `Omit<T, …>` say T first, `Coroutine[A, B, T]` last.
      const saysFirst = simple === 'Annotated' || (module.language.functionValues === true && simple !== 'Extract');
      const inner = saysFirst
        ? type.arguments.slice(0, 1)
        : simple === 'Coroutine'
          ? type.arguments.slice(-1)
          : type.arguments;
      const resolved = inner.flatMap((union) => this.resolveUnion(union, module, from));
      if (module.language.holders !== undefined) {
        return resolved.map((value) => wrappedIn(value, wrappingOf(module.language, simple)));
      }
      // What `Omit<A, …> & B` has of both is B's.
      if (simple === 'Omit' || simple === 'Except') return resolved.map(lessFirm);
      if (simple !== 'type' && simple !== 'Type') return resolved;
      return resolved.map((value) => (value.kind === 'instance' ? { ...value, kind: 'definition' as const } : value));
    }
    if (values.length === 0 && module.language.documentedTypes) {
      const said = module.facts.exports.find((fact) => fact.name === name && isStatedType(fact.chain));
      if (said !== undefined) return this.#parts.steps.evaluate(said.chain, module, -1);
    }
    const { extensionMethods, builtins } = module.language;
    if (values.length === 0 && extensionMethods !== undefined && builtins.has(name) && !wrapper) {
      if (type.arguments.length === 0) return [{ kind: 'external', package: extensionMethods.packages[0], name }];
    }
    if (values.length === 0 && type.arguments.length === 0 && module.language.overloads && name !== '_') {
      // A declared type that the workspace does not have is of outside.
      return [{ kind: 'external', package: '', name, language: module.language }];
    }
    if (!known && type.arguments.length > 0) {
      return [
        {
          kind: 'container',
          module,
          arguments: isPairs(type, simple, module) ? [[{ name: TUPLE, arguments: type.arguments }]] : type.arguments,
          from,
          ...(module.language.overloads || module.language.generics || module.language.extensionMethods
            ? { of: simple }
            : {}),
          ...(simple === 'Record' && module.language.functionValues ? { keyed: true } : {}),
        },
      ];
    }
    return values.flatMap((value): readonly Value[] => {
      if (value.kind !== 'definition') return [value];
      const { kind } = value.module.facts.definitions[value.index]!;
      if (kind === 'member')
        return [{ kind: 'instance', module: value.module, index: value.module.facts.definitions[value.index]!.parent }];
      if (CLASS_KINDS.has(kind)) {
        if (type.arguments.length === 0) return [{ ...value, kind: 'instance' }];
        const through = kind === 'type' ? this.#throughAlias(value, type.arguments, module, from) : NOTHING;
        const { module: of, index } = value;
        const hasOwn = of.members.has(index) || this.#parts.held.typeOf(of, index).length > 0;
        if (through.length > 0 && !hasOwn) return through;
        const said = { types: type.arguments, module, from };
        // A pointer of the workspace's own has its members, and beside them those of what it points to.
        const pointed = wrapper && module.language.headersDeclare ? this.#pointedTo(type, module, from) : NOTHING;
        if (pointed.length > 0) return [{ ...value, kind: 'instance', arguments: said }, ...pointed];
        return [{ ...value, kind: 'instance', arguments: said }, ...through];
      }
      // `T = TypeVar(…)`, `Alias = Union[A, B]`: whatever it stands for is not known as a class.
      if (kind === 'constant' || kind === 'variable') return this.#parts.held.typeOf(value.module, value.index);
      // `A['b']`: what a member of a type is declared as.
      if (!module.language.mergesDeclarations || !name.includes('.')) return NOTHING;
      if (kind === 'field' || kind === 'accessor') return this.#parts.held.typeOf(value.module, value.index);
      return kind === 'method' ? [value] : NOTHING;
    });
  }

  #pointedTo(type: TypeExpression, module: ModuleEntry, from: number): readonly Value[] {
    return this.resolveUnion(type.arguments[0] ?? [], module, from).flatMap((value): readonly Value[] =>
      value.kind === 'instance' ? [lessFirm(value)] : NOTHING,
    );
  }

  /** What bounds a type parameter of a definition around; undefined for what is none. What an alias is given counts more than its bounds. */
  #bound(name: string, module: ModuleEntry, from: number): readonly Value[] | undefined {
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const definition = module.facts.definitions[index]!;
      const { signature, kind } = definition;
      const bound = module.language.listsTypeParameters
        ? boundInHeader(definition, name)
        : signature.includes('<')
          ? typeParametersOf(signature).get(name)
          : undefined;
      if (bound === undefined) continue;
      return bound === '' || (kind === 'type' && index === from) ? NOTHING : this.resolveType(bound, module, index);
    }
    return undefined;
  }

  /** What an alias stands for of what is written for its parameters: the User of `Nullable<User>`. */
  #throughAlias(
    alias: DefinitionPlace,
    given: readonly (readonly TypeExpression[])[],
    module: ModuleEntry,
    from: number,
  ): readonly Value[] {
    const definition = alias.module.facts.definitions[alias.index]!;
    if (definition.type === undefined) return NOTHING;
    const parameters = typeParameters(definition);
    if (definition.generic !== undefined)
      return this.#substituted(alias, definition.generic, parameters, given, { module, index: from });
    const through = (union: readonly TypeExpression[]): readonly Value[] =>
      union.flatMap(({ name, arguments: inner }) => {
        const position = parameters.indexOf(name);
        if (position >= 0) return this.resolveUnion(given[position] ?? [], module, from);
        return alias.module.language.wrappers.includes(name) ? inner.flatMap(through) : NOTHING;
      });
    return distinct(through(parseTypeText(definition.type)));
  }

  /** The same where the alias names its parameters by their places: `type Link<T> = Option<Box<Node<T>>>`. */
  #substituted(
    { module, index }: DefinitionPlace,
    text: string,
    parameters: readonly string[],
    given: readonly (readonly TypeExpression[])[],
    written: DefinitionPlace,
  ): readonly Value[] {
    const bindings = new Map(
      parameters.map((_, at) => [
        parameterPlace(at),
        this.resolveUnion(given[at] ?? [], written.module, written.index),
      ]),
    );
    const types = parseTypeText(module.language.readType?.(text) ?? text);
    return this.resolveUnion(
      types.flatMap((type) => substituted(type, bindings) ?? []),
      module,
      index,
    );
  }

  /** What a written name means as a type, by the number of its type arguments where that tells types apart. */
  typeName(name: string, module: ModuleEntry, from: number, typeArity = 0): readonly Value[] {
    const values = this.#writtenName(name, module, from, typeArity);
    return module.language.mergesDeclarations ? values.map((value) => this.asType(value)) : values;
  }

  /** What a written name means. */
  #writtenName(name: string, module: ModuleEntry, from: number, typeArity = 0): readonly Value[] {
    const [root = name, ...rest] = name.startsWith('=') ? importedTypeName(name) : name.split('.');
    if (module.language.overloads) {
      const mark = typeArity === 0 || !module.language.typesByArity ? '' : `<${','.repeat(typeArity - 1)}>`;
      const start = this.#parts.names.lexical(module, from, rest.length === 0 ? root + mark : root, TYPE);
      return rest.reduce(
        (found, part, at) => this.#parts.members.member(found, at === rest.length - 1 ? part + mark : part, TYPE),
        start,
      );
    }
    let values: readonly Value[] =
      root === module.language.selfType
        ? this.#parts.receivers.receiver(module, from, 'definition')
        : root.startsWith('=')
          ? this.#parts.imports.importedFrom(module, { from: root.slice(1), name: rest.length > 0 ? '*' : '=', as: '' })
          : (this.#parts.roots.placeKeyword(root, module, from) ?? NOTHING);
    for (let index = from; index >= 0 && values.length === 0; index = module.facts.definitions[index]!.parent) {
      // Rust's types of a trait or impl are named through it: `Self::Item`.
      if (module.language.importsFromScope && TYPE_BODIES.has(module.facts.definitions[index]!.kind)) continue;
      // What is written outside of a class has the class's names before those of the namespace.
      if (module.language.headersDeclare && module.facts.definitions[index]!.kind === 'namespace') break;
      const member = module.members.get(index)?.get(root);
      if (member !== undefined && CLASS_KINDS.has(module.facts.definitions[member]!.kind)) {
        values = [{ kind: 'definition', module, index: member }];
      }
    }
    if (values.length === 0) values = this.#parts.scopes.nameAround(root, module, from, module.language.headersDeclare);
    if (values.length === 0) values = this.#parts.imports.freeName(module, root);
    if (values.length === 0) values = this.#parts.scopes.onlyDeclared(root, module, from);
    if (values.length === 0 && rest.length > 0) values = this.#parts.roots.unbound(module, root, `.${rest[0]}`);
    for (const part of rest) values = this.#parts.members.member(values, part);
    return values;
  }
}

/** An iterator over a map: what it gives are its two arguments together. */
function isPairs(type: TypeExpression, name: string, { language }: ModuleEntry): boolean {
  return type.arguments.length === 2 && language.mapIterators?.has(name) === true;
}
