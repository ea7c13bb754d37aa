import { namesOfId, type SymbolId } from '../../core/model/symbolId.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';

/** What a parse of the current text says about a suggestion's target. */
export type TargetPlace =
  | { readonly kind: 'same'; readonly definition: LocatedDefinition }
  /** It is there, but reads otherwise; `definition` where only one has its name. */
  | { readonly kind: 'changed'; readonly definition: LocatedDefinition | undefined }
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
 * only definition of that name and kind. Only one whose whole text is the same counts, and none of another qualified name while
 * there is one of its own; the path in the id does not, files are renamed.
 */
export function locateTarget(
  outline: readonly LocatedDefinition[],
  text: string,
  expectedStart: number,
  sought: SoughtTarget,
): TargetPlace {
  const qualified = namesOfId(sought.target).join('.');
  const namesakes = outline.filter(({ id }) => namesOfId(id).join('.') === qualified);
  const isSame = (definition: LocatedDefinition) =>
    definition.name === sought.name &&
    definition.kind === sought.kind &&
    text.slice(definition.start, definition.end) === sought.text;
  const same = (namesakes.length > 0 ? namesakes : outline).filter(isSame);
  const expected = same.find(({ start }) => start === expectedStart);
  const found = expected ?? (namesakes.length > 0 ? only(same) : undefined);
  if (found !== undefined) return { kind: 'same', definition: found };
  if (namesakes.length > 0 || outline.some(({ start }) => start === expectedStart)) {
    return { kind: 'changed', definition: only(namesakes) };
  }
  // Its owner was renamed, or it went to another one.
  const moved = only(same);
  return moved === undefined ? { kind: 'missing' } : { kind: 'same', definition: moved };
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
