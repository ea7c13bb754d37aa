import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { ChangeReport, ErrorChange } from './changeReport.ts';

/** The syntax errors that came and went; one is the same where file, definition and reason are, whatever its line. */
export function errorChanges(
  base: Iterable<ModuleEntry>,
  head: Iterable<ModuleEntry>,
  moved: (path: RepoPath) => RepoPath,
  renamed: (id: SymbolId) => SymbolId,
): ChangeReport['errors'] {
  const before = [...base].flatMap(errorsOf);
  const after = [...head].flatMap(errorsOf);
  const keyNow = ({ path, symbol, reason }: ErrorChange) => `${path}\n${symbol ?? ''}\n${reason}`;
  const keyBefore = (error: ErrorChange) =>
    keyNow({
      ...error,
      path: moved(error.path),
      ...(error.symbol === undefined ? {} : { symbol: renamed(error.symbol) }),
    });
  return {
    added: without(after, keyNow, before.map(keyBefore)),
    gone: without(before, keyBefore, after.map(keyNow)),
  };
}

function errorsOf(module: ModuleEntry): ErrorChange[] {
  return module.facts.errors.map((error) => {
    const symbol = definitionAround(module, error.line);
    return { path: module.path, ...error, ...(symbol === undefined ? {} : { symbol }) };
  });
}

function definitionAround({ facts, ids }: ModuleEntry, line: number): SymbolId | undefined {
  const at = facts.definitions.findLastIndex(({ startLine, endLine }) => startLine <= line && line <= endLine);
  return ids[at];
}

/** What is left when each of `others` takes one of its key away, in order of place. */
function without(
  errors: readonly ErrorChange[],
  keyOf: (error: ErrorChange) => string,
  others: readonly string[],
): ErrorChange[] {
  const counts = new Map<string, number>();
  for (const key of others) counts.set(key, (counts.get(key) ?? 0) + 1);
  return errors
    .filter((error) => {
      const count = counts.get(keyOf(error)) ?? 0;
      counts.set(keyOf(error), count - 1);
      return count <= 0;
    })
    .sort((a, b) => byCodeUnit(a.path, b.path) || a.line - b.line || a.column - b.column);
}
