import { readFile } from 'node:fs/promises';
import type { StructDocument, SymbolKind, SymbolRecord } from '../core/model/structDocument.ts';
import { pathOfId, type SymbolId } from '../core/model/symbolId.ts';
import { isTestPath } from '../core/model/testPath.ts';

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set<SymbolKind>(['function', 'method', 'constructor', 'accessor']);

/**
 * The ids of the functions and methods in a `struct.json`, in its order; those of tests only where there are no others. None
 * where it cannot be read.
 */
export async function readFunctions(file: string): Promise<readonly SymbolId[]> {
  let struct: Partial<StructDocument>;
  try {
    struct = JSON.parse(await readFile(file, 'utf8')) as Partial<StructDocument>;
  } catch {
    return [];
  }
  const ids: SymbolId[] = [];
  const collect = (symbols: readonly SymbolRecord[]): void => {
    for (const symbol of symbols) {
      if (FUNCTIONS.has(symbol.kind)) ids.push(symbol.id);
      if (symbol.members !== undefined) collect(symbol.members);
    }
  };
  for (const module of struct.modules ?? []) collect(module.symbols);
  const product = ids.filter((id) => !isTestPath(pathOfId(id)));
  return product.length > 0 ? product : ids;
}
