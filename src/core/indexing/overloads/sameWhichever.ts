import { isCallable, isFunctionValue } from '../definitionKinds.ts';
import { NOTHING, type Value } from '../types/values.ts';

/** Of overloads of which nobody knows which is meant, one that gives what all of them give: a class gives its objects. */
export function sameWhichever(overloads: readonly Value[]): readonly Value[] {
  const first = overloads.find(isFunctionValue);
  if (overloads.length < 2 || first?.kind !== 'definition') return NOTHING;
  const { name, parent, returns } = first.module.facts.definitions[first.index]!;
  const same = overloads.every((value) => {
    if (value.kind !== 'definition' || value.module !== first.module) return false;
    const other = value.module.facts.definitions[value.index]!;
    if (other.name !== name || other.parent !== parent) return false;
    const isBuilt = other.kind === 'class' && value.module.language.extensionFunctions === true;
    return isBuilt ? bare(returns) === name : isCallable(other) && bare(other.returns) === bare(returns);
  });
  return same && returns !== undefined ? [{ ...first, whichever: true }] : NOTHING;
}

/** A written type without its arguments. */
function bare(type: string | undefined): string | undefined {
  return type?.replace(/<.*>/s, '');
}
