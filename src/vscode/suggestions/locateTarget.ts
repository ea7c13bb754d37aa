import { namesOfId, type SymbolId } from '../../core/model/symbolId.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';

/** What a parse of the current text says about a suggestion's target. */
export type TargetPlace =
  | { readonly kind: 'same'; readonly definition: LocatedDefinition }
  /** It is there, but reads otherwise. */
  | { readonly kind: 'changed' }
  /** No definition of that name: removed, or the text cannot be parsed around it. */
  | { readonly kind: 'missing' };

export interface SoughtTarget {
  readonly target: SymbolId;
  readonly name: string;
  readonly kind: LocatedDefinition['kind'];
  readonly text: string;
}

/**
 * Finds a target in the current text: at the expected place, else under its qualified name; where neither is taken, as the
 * only definition of that name and kind. Only one whose whole text is the same counts; the path in the id does not, files
 * are renamed.
 */
export function locateTarget(
  outline: readonly LocatedDefinition[],
  text: string,
  expectedStart: number,
  sought: SoughtTarget,
): TargetPlace {
  const qualified = namesOfId(sought.target).join('.');
  const isNamesake = (definition: LocatedDefinition) => namesOfId(definition.id).join('.') === qualified;
  const same = outline.filter(
    (definition) =>
      definition.name === sought.name &&
      definition.kind === sought.kind &&
      text.slice(definition.start, definition.end) === sought.text,
  );
  const found = same.find((definition) => definition.start === expectedStart) ?? only(same.filter(isNamesake));
  if (found !== undefined) return { kind: 'same', definition: found };
  const reads = outline.some((definition) => definition.start === expectedStart || isNamesake(definition));
  if (reads) return { kind: 'changed' };
  // Its owner was renamed, or it went to another one.
  const moved = only(same);
  return moved === undefined ? { kind: 'missing' } : { kind: 'same', definition: moved };
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
