import type { DefinitionFact, LocalFact } from '../../model/fileFacts.ts';
import { CLASS_KINDS, constructsObjects, isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { parseTypeText } from '../types/typeText.ts';
import { distinct, type Instance, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import { wrappedIn } from '../types/wrappedValues.ts';
import { leavesOut, suiting } from './leftOutTypes.ts';
import type { ReceiverQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** More types are tested for in code that machines make. */
const MOST_TESTED = 16;
/** What methods say of the parameters of their type, as it is read. */
const ownerArguments = new WeakMap<DefinitionFact, readonly (readonly TypeExpression[])[]>();

const TYPE_OR_NAMESPACE = new Set(['class', 'namespace']);

/** What the code around says without a name: the object or type that a method belongs to, and what its locals hold. */
export class Receivers implements ReceiverQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What an expression stands in that is no definition: a class without a name by its base, a lambda by what it gets. */
  withinReceiver(text: string, module: ModuleEntry, from: number): readonly Value[] {
    return text.startsWith('%')
      ? this.local(module, Number(text.slice(1)), from)
      : this.#parts.written.resolveType(text, module, from);
  }

  /**
   * Whether what a lambda gets without a name hangs on a function that is not known, though extensions have its name: something of the
   * workspace may be meant inside that the types around have as well.
   */
  isOpen(text: string, module: ModuleEntry, from: number): boolean {
    if (!text.startsWith('%')) return false;
    const local = this.localFact(module, Number(text.slice(1)));
    const [chain = []] = local?.values ?? [];
    const name = chain.at(-3) ?? '';
    if (!/^\{.*\}this$/.test(chain.at(-1) ?? '') || !name.startsWith('.')) return false;
    if (!this.#parts.extensions.isPassingName(name.slice(1))) return false;
    return !this.#parts.steps.evaluate(chain.slice(0, -2), module, from).some(({ kind }) => kind === 'definition');
  }

  /** What the code says of a local, as far as it is at hand. */
  localFact(module: ModuleEntry, index: number): LocalFact | undefined {
    const shared = module.facts.locals.length;
    return index < shared ? module.facts.locals[index] : this.#ownLocal(module, index - shared);
  }

  /** What a local may hold. */
  local(module: ModuleEntry, index: number, from: number): readonly Value[] {
    const key = `%${index} ${from}`;
    if (index >= module.facts.locals.length) this.#parts.open?.keys.add(key);
    const local = this.localFact(module, index);
    // A test says of each type by itself what may be asked: however many there are, none makes another forgotten.
    const isTested = local?.narrowed !== undefined;
    const compute = () => {
      const written = (local?.types ?? []).flatMap((type) => this.#parts.written.resolveType(type, module, from));
      const stated = local?.stated === undefined ? NOTHING : this.#narrower(local.stated, written, module, from);
      const declared = stated.length > 0 ? stated : written;
      const given = () => (local?.values ?? []).flatMap((chain) => this.#parts.steps.evaluate(chain, module, from));
      // A type of the workspace says more than what is made into it.
      const isOwn = declared.some(({ kind }) => kind === 'instance');
      const open = isOwn ? undefined : local?.types?.find((type) => leavesOut(type, module.language));
      const found = open === undefined ? NOTHING : suiting(this.#parts, given(), open, { module, from });
      const firm = found.length > 0 ? found : declared.length > 0 ? declared : given();
      const narrowed = (local?.narrowed ?? [])
        .slice(0, MOST_TESTED)
        .flatMap((type) => this.#parts.written.resolveType(type, module, from));
      return firm.length === 0
        ? narrowed
        : [
            ...distinct(firm),
            ...narrowed.map((value) => (value.kind === 'instance' ? { ...value, narrowed: true as const } : value)),
          ];
    };
    return this.#parts.memo.values(module.path, key, compute, isTested ? 'all' : 'some');
  }

  /** What documentation states of a value, where that is a kind of what is written or of something unknown. */
  #narrower(stated: string, written: readonly Value[], module: ModuleEntry, from: number): readonly Value[] {
    const types = this.#parts.written.resolveType(stated, module, from);
    const known = written.filter(({ kind }) => kind === 'instance');
    const isKind = types.every((type) => known.length === 0 || known.some((base) => this.#extends(type, base)));
    return isKind ? types : NOTHING;
  }

  #extends(type: Value, base: Value): boolean {
    if (type.kind !== 'instance' || base.kind !== 'instance') return false;
    const above: { readonly module: ModuleEntry; readonly index: number }[] = [type];
    const seen = new Set<string>();
    for (const each of above) {
      if (each.module === base.module && each.index === base.index) return true;
      const id = each.module.ids[each.index]!;
      if (seen.has(id)) continue;
      seen.add(id);
      for (const next of this.#parts.inheritance.bases(each.module, each.index)) {
        if (next.kind === 'definition') above.push(next);
      }
    }
    return false;
  }

  /** A local that no other file asks for; unknown where the file's own references are not being resolved. */
  #ownLocal(module: ModuleEntry, index: number): LocalFact | undefined {
    return this.#parts.open?.module === module ? this.#parts.open.locals[index] : undefined;
  }

  /** The object, type or base that `this`, its class and `super` mean inside a definition. */
  receiver(module: ModuleEntry, from: number, kind: 'instance' | 'definition' | 'super'): readonly Value[] {
    const values = this.#receiver(module, from, kind);
    const { cellReceiver } = module.language;
    if (kind !== 'instance' || cellReceiver === undefined || from < 0) return values;
    const inCell = cellReceiver.test(module.facts.definitions[from]!.signature);
    return inCell ? values.map((value) => wrappedIn(value, 'cell')) : values;
  }

  #receiver(module: ModuleEntry, from: number, kind: 'instance' | 'definition' | 'super'): readonly Value[] {
    const values = this.#plainReceiver(module, from, kind);
    if (kind !== 'instance' || module.language.selfType === undefined) return values;
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const definition = module.facts.definitions[index]!;
      if (definition.ownerType === undefined) continue;
      const said = { types: writtenIn(definition, module), module, from: index };
      // What is in something is not what the types are written for.
      const isOwn = (value: Value): value is Instance => value.kind === 'instance' && value.wrapped === undefined;
      return values.map((value) => (isOwn(value) ? { ...value, arguments: said } : value));
    }
    return values;
  }

  /** What an object of a type of outside is as its arguments are written: `impl<T: Show> Show for Vec<T>`. */
  #inOutside({ ownerType, parent }: DefinitionFact, module: ModuleEntry): readonly Value[] {
    if (ownerType === undefined) return NOTHING;
    return this.#parts.written
      .resolveType(ownerType, module, parent)
      .filter((value) => value.kind === 'container' || (value.kind === 'instance' && value.wrapped !== undefined));
  }

  #plainReceiver(module: ModuleEntry, from: number, kind: 'instance' | 'definition' | 'super'): readonly Value[] {
    // Where types have members of their own, a method of one and its body have the type itself as their receiver.
    let ofType: boolean | undefined = from >= 0 && isGivenInMethods(module, from) ? false : undefined;
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const owner = module.facts.definitions[index]!;
      if (owner.receiver !== undefined && kind === 'instance') {
        return this.#parts.written
          .resolveType(owner.receiver, module, index)
          .filter((value) => value.kind !== 'definition');
      }
      if (owner.kind === 'method' && module.language.staticHeader?.test(owner.signature)) ofType ??= true;
      if (module.language.sharesNames === 'connected') {
        ofType ??= isCallable(owner) ? owner.static === true : TYPE_OR_NAMESPACE.has(owner.kind) ? true : undefined;
      }
      // A class that is written outside of the one that it belongs to is a class like others.
      const isApart = owner.kind === 'class' && module.language.headersDeclare === true;
      if (owner.owner !== undefined && !isApart) {
        // Written outside its type, which another file declares.
        if (owner.type !== undefined)
          return kind === 'instance' ? this.#parts.written.resolveType(owner.type, module, owner.parent) : [];
        const types = this.#parts.written.typeName(owner.ownerPath ?? owner.owner, module, owner.parent);
        const outside = types.length === 0 && module.language.builtins.has(owner.owner);
        const own = module.language.extensionMethods?.packages[0];
        if (own !== undefined && (outside || types[0]?.kind === 'external')) {
          const held = kind === 'instance' ? this.#inOutside(owner, module) : NOTHING;
          if (held.length > 0) return held;
          return outside ? [{ kind: 'external', package: own, name: owner.owner }] : types;
        }
        return types.flatMap((type): readonly Value[] =>
          type.kind === 'definition' && CLASS_KINDS.has(type.module.facts.definitions[type.index]!.kind)
            ? [{ ...type, kind }]
            : [],
        );
      }
      const mixin = owner.kind === 'namespace' && module.language.sharesNames === 'connected';
      // `impl<T> Short<T> { … }` for an alias `Short` is for what it stands for.
      const isAlias = owner.kind === 'type' && module.language.importsFromScope === true;
      const isEnum = owner.kind === 'enum' && (module.language.overloads || module.language.importsFromScope) === true;
      if (owner.kind === 'class' || owner.kind === 'interface' || isEnum || isAlias || mixin) {
        return [{ kind: ofType && kind === 'instance' ? 'definition' : kind, module, index }];
      }
      // A receiver that is a parameter is none of the functions in between.
      if (module.language.receiverIsFirstParameter) continue;
      // Methods of an object literal or of a constructor function: the object or function itself.
      const own = index !== from || constructsObjects({ module, index });
      if (own && kind === 'instance' && module.members.has(index) && owner.kind !== 'method') {
        return [{ kind: 'definition', module, index }];
      }
    }
    return NOTHING;
  }
}

function writtenIn(definition: DefinitionFact, { language }: ModuleEntry): readonly (readonly TypeExpression[])[] {
  let found = ownerArguments.get(definition);
  if (found === undefined) {
    const text = definition.ownerType ?? '';
    found = parseTypeText(language.readType?.(text) ?? text)[0]?.arguments ?? [];
    ownerArguments.set(definition, found);
  }
  return found;
}

/** A field or attribute that methods of objects give something, where types have members of their own beside those of their objects. */
function isGivenInMethods(module: ModuleEntry, from: number): boolean {
  if (module.language.sharesNames !== 'connected') return false;
  const { kind, assigned, static: ofType } = module.facts.definitions[from]!;
  return (kind === 'field' && assigned === true) || (kind === 'accessor' && ofType !== true);
}
