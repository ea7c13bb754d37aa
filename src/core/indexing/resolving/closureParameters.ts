import { anyScript } from '../../model/anyScript.ts';
import { isCallable } from '../definitionKinds.ts';
import { distinct, NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** What the parameters of closures are that functions of the workspace are given, as the headers of these say (Rust). */
export class ClosureParameters {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
  }

  /** What `callees`, asked of `holders`, pass as that parameter to the closure that is their argument; `step` says which. */
  passed(callees: readonly Value[], holders: readonly Value[], step: string): readonly Value[] {
    const [argument = 0, parameter = 0] = step.split('.').map(Number);
    const asMethod = holders.some(({ kind }) => kind !== 'definition') || holders.some(isHeld);
    return distinct(
      callees.flatMap((callee) => {
        if (callee.kind !== 'definition') return NOTHING;
        const { module, index } = callee;
        const definition = module.facts.definitions[index]!;
        if (!isCallable(definition)) return NOTHING;
        const { signature, name } = definition;
        const { closures } = module.language;
        const type = closures?.parameter(signature, name, argument, parameter, asMethod);
        if (type === undefined) return NOTHING;
        const written = this.#arguments.inHeader(type, callee, holders);
        if (written.length > 0) return written;
        const bare = anyScript(/^(?:&\s*(?:'\w+\s+)?(?:mut\s+)?)?(\w+)$/).exec(type)?.[1];
        const bounds = closures?.bounds(signature, bare) ?? [];
        return this.#parts.written.resolveType(bounds.length > 0 ? bounds.join(' + ') : type, module, index);
      }),
    );
  }
}

/** A variable or field: what it holds is asked, not a type. */
function isHeld(value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const { kind } = value.module.facts.definitions[value.index]!;
  return kind === 'field' || kind === 'constant' || kind === 'variable';
}
