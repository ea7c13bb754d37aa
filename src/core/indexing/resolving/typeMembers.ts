import { isCallable } from '../definitionKinds.ts';
import { type ModuleEntry, memberOfType } from '../moduleEntry.ts';
import { openedKey, pathsOf } from '../names/openedScopes.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { DefinitionPlace, TypeMemberQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Members of types themselves where instances have others by the same names, as in Ruby. */
export class TypeMembers implements TypeMemberQuestions {
  readonly #parts: ResolverParts;
  readonly #extended = new Map<readonly DefinitionPlace[], readonly DefinitionPlace[]>();

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** The bases' member that a bare `super` calls: the one of the method around. */
  sameOfBase(module: ModuleEntry, from: number): readonly Value[] {
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const definition = module.facts.definitions[index]!;
      if (!isCallable(definition)) continue;
      const own = this.#parts.receivers.receiver(module, index, 'instance');
      return own.flatMap((value) => {
        if (value.kind !== 'instance' && value.kind !== 'definition') return NOTHING;
        for (const base of this.#parts.inheritance.bases(value.module, value.index)) {
          if (base.kind !== 'definition') continue;
          // What else includes a module is none of its own members.
          const found =
            value.kind === 'instance'
              ? this.#parts.inheritance.inherited(base.module, base.index, definition.name, true)
              : this.#parts.members.member([base], definition.name);
          if (found.length > 0) return found;
        }
        return NOTHING;
      });
    }
    return NOTHING;
  }

  /** A member of the type itself where instances have others by the same name: its own, of its bases, of what extends it. */
  #ofType(module: ModuleEntry, index: number, name: string, seen = new Set<string>()): readonly Value[] {
    const key = openedKey(module, index);
    if (seen.has(key)) return NOTHING;
    seen.add(key);
    const declared = this.#parts.shared.declaredBy(module, index, memberOfType(name));
    if (declared !== undefined) return [declared];
    const elsewhere = this.#parts.constants.memberOf(module, index, name, true);
    if (elsewhere !== undefined) return [elsewhere];
    for (const part of this.#extendedParts(module, index)) {
      for (const base of this.#extensionsOf(part.module, part.index)) {
        const found =
          base.kind === 'definition' ? this.#parts.inheritance.inherited(base.module, base.index, name, true) : NOTHING;
        if (found.length > 0) return found;
      }
    }
    // Those of the other parts are among them.
    for (const base of this.#parts.inheritance.bases(module, index)) {
      const isClass = base.kind === 'definition' && base.module.facts.definitions[base.index]!.kind === 'class';
      const found = isClass ? this.#ofType(base.module, base.index, name, seen) : NOTHING;
      if (found.length > 0) return found;
    }
    return NOTHING;
  }

  /** The parts of a type, itself first, that say what it gets members from; few of many do. */
  #extendedParts(module: ModuleEntry, index: number): readonly DefinitionPlace[] {
    const parts = this.#parts.shared.partsOf(module, index);
    let others = this.#extended.get(parts);
    if (others === undefined) {
      others = parts.filter((part) => part.module.extensions.has(part.index));
      this.#extended.set(parts, others);
    }
    return module.extensions.has(index) ? [{ module, index }, ...others] : others;
  }

  /** What a type itself gets members from; `extend self` and `module_function` name the type around. */
  #extensionsOf(module: ModuleEntry, index: number): readonly Value[] {
    const chains = module.extensions.get(index);
    if (chains === undefined) return NOTHING;
    return this.#parts.memo.values(module.path, `^${index} extensions`, () =>
      chains.flatMap((chain): readonly Value[] =>
        chain[0] === '@this'
          ? [{ kind: 'definition', module, index }]
          : this.#parts.steps.evaluate(chain, module, module.facts.definitions[index]!.parent),
      ),
    );
  }

  /** What hangs on a type: a member of the type itself, or what is declared inside it and called by no instance. */
  ofTypeOrInside(module: ModuleEntry, index: number, name: string): readonly Value[] {
    const own = this.#ofType(module, index, name);
    if (own.length > 0) return own;
    // As a path goes on: a constant of the type that another file of the workspace defines.
    const inside = /^\p{Lu}/u.test(name) ? this.#parts.constants.lookUp(pathsOf(module)[index]!, name) : undefined;
    const inherited = this.#parts.inheritance.inherited(module, index, name, false).filter((value) => {
      if (value.kind !== 'definition') return true;
      const { kind } = value.module.facts.definitions[value.index]!;
      return kind === 'class' || kind === 'namespace' || kind === 'constant';
    });
    return inherited.length === 0 && inside ? [inside] : inherited;
  }
}
