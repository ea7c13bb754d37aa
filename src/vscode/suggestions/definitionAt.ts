import type { SymbolKind } from '../../core/model/structDocument.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import { lineEnd, lineStart, type Stretch } from './anchor.ts';

/** What a line inside a function or class declares: nobody who puts the cursor there means that one line. */
const PARTS: ReadonlySet<SymbolKind> = new Set<SymbolKind>(['field', 'member', 'constant', 'variable']);

/** The smallest function, class or the like that contains the whole stretch. */
export function innermostDefinition(
  outline: readonly LocatedDefinition[],
  { start, end }: Stretch,
): LocatedDefinition | undefined {
  let best: LocatedDefinition | undefined;
  for (const definition of outline) {
    if (PARTS.has(definition.kind) || definition.start > start || definition.end < end) continue;
    if (best === undefined || definition.end - definition.start <= best.end - best.start) best = definition;
  }
  return best;
}

/**
 * A cursor or selection without the blanks at the edges of its lines: a cursor before an indented `def` means that
 * definition, not the class around it.
 */
export function withoutEdgeBlanks(text: string, { start, end }: Stretch): Stretch {
  const first = lineStart(text, start);
  const last = lineEnd(text, end);
  const line = text.slice(first, last);
  if (line.trim() === '') return { start, end };
  const from = Math.max(start, first + line.length - line.trimStart().length);
  const to = Math.min(Math.max(end, from), first + line.trimEnd().length);
  return { start: Math.min(from, to), end: to };
}
