import { anyScript } from '../../model/anyScript.ts';
import { parametersOf } from '../../model/parameterTypes.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { bareName, fitting, typeArityOf, typeParameterCount } from '../overloads/overloads.ts';
import { receiverFit } from '../overloads/receiverFit.ts';
import type { TypeQuestions } from '../overloads/typeQuestions.ts';
import type { Definition, Value } from '../types/values.ts';

interface Extension {
  readonly method: Definition;
  /** The type of the parameter marked `this`, as written. */
  readonly type: string;
}

/** Whether an extension method is in sight of a place: by the namespace of its class, or by the class itself. */
export type InSight = (module: ModuleEntry, owner: number) => boolean;

/** Methods that are called as members of their first parameter (`static void M(this T x)`), by name. */
export class ExtensionMethods {
  readonly #modules: Iterable<ModuleEntry>;
  readonly #byLanguage = new Map<string, Map<string, Extension[]>>();

  constructor(modules: Iterable<ModuleEntry>) {
    this.#modules = modules;
  }

  /** Whether there is one of a name, for whatever type. */
  has(name: string, language: ModuleEntry['language']): boolean {
    return this.#of(language).has(bareName(name));
  }

  /** Those that take the receiver and as many arguments, with how well its type fits them: the arguments may tell more. */
  find(
    resolver: TypeQuestions,
    receivers: readonly Value[],
    name: string,
    arity: number,
    language: ModuleEntry['language'],
    inSight: InSight,
  ): readonly Definition[] {
    const wanted = typeArityOf(name);
    const found: Definition[] = [];
    for (const { method, type } of this.#of(language).get(bareName(name)) ?? []) {
      const { module, index } = method;
      if (fitting(module, [index], arity + 1).length === 0) continue;
      if (wanted > 0 && typeParameterCount(module.facts.definitions[index]!) !== wanted) continue;
      if (!inSight(module, module.facts.definitions[index]!.parent)) continue;
      const fit = Math.max(
        // What only some builds have may stand in for a member that the outside type has in others.
        ...receivers.map((receiver) =>
          module.facts.definitions[index]!.conditional && receiver.kind !== 'instance'
            ? 0
            : receiverFit(resolver, receiver, type, method),
        ),
      );
      if (fit > 0) found.push({ ...method, onFirst: fit });
    }
    return found;
  }

  #of(language: ModuleEntry['language']): Map<string, Extension[]> {
    let byName = this.#byLanguage.get(language.id);
    if (byName !== undefined) return byName;
    byName = new Map();
    this.#byLanguage.set(language.id, byName);
    for (const module of this.#modules) {
      if (module.language !== language) continue;
      module.facts.definitions.forEach(({ kind, name, signature }, index) => {
        if (kind !== 'method' || !/\(\s*(\[[^\]]*\]\s*)*this\s/.test(signature)) return;
        const [first = ''] = parametersOf(signature, name) ?? [];
        const type = anyScript(/^(?:\[[^\]]*\]\s*)*this\s+(?:(?:ref|in|readonly|scoped)\s+)*(.*\S)\s+[\w@]+$/s).exec(
          first,
        )?.[1];
        if (type === undefined) return;
        const list = byName.get(name);
        const extension = { method: { kind: 'definition' as const, module, index }, type };
        if (list === undefined) byName.set(name, [extension]);
        else list.push(extension);
      });
    }
    return byName;
  }
}
