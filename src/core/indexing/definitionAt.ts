import type { ModuleEntry } from './moduleEntry.ts';

/**
 * The innermost definition whose range (decorators and documentation included) has a 1-based line; -1 for none. Of a field that
 * is declared as a parameter of a constructor the constructor: its header is what stands there.
 */
export function definitionAt({ facts }: ModuleEntry, line: number): number {
  let best = -1;
  facts.definitions.forEach(({ startLine, endLine }, at) => {
    if (startLine > line || endLine < line) return;
    const before = facts.definitions[best];
    if (before === undefined || endLine - startLine <= before.endLine - before.startLine) best = at;
  });
  const found = facts.definitions[best];
  if (found?.kind !== 'field') return best;
  const around = facts.definitions.findIndex(
    ({ kind, parent, startLine, headerEndLine }) =>
      kind === 'constructor' &&
      parent === found.parent &&
      startLine <= found.startLine &&
      found.endLine <= headerEndLine,
  );
  return around < 0 ? best : around;
}
