import type { ModuleEntry } from './moduleEntry.ts';

/** The innermost definition whose range (decorators and documentation included) has a 1-based line; -1 for none. */
export function definitionAt({ facts }: ModuleEntry, line: number): number {
  let best = -1;
  facts.definitions.forEach(({ startLine, endLine }, at) => {
    if (startLine > line || endLine < line) return;
    const before = facts.definitions[best];
    if (before === undefined || endLine - startLine <= before.endLine - before.startLine) best = at;
  });
  return best;
}
