import assert from 'node:assert/strict';
import type { StructDocument, SymbolRecord } from '../../src/core/model/structDocument.ts';
import { createMemoryWorkspace } from './memoryWorkspace.ts';

type Symbols = ReadonlyMap<string, SymbolRecord>;

/** Indexes a workspace of these files (path to text) and gives every symbol of its `struct.json` by its id, in the order of the file. */
export async function symbolsOf(files: Readonly<Record<string, string>>): Promise<Map<string, SymbolRecord>> {
  const workspace = createMemoryWorkspace(files);
  await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
  const document = JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
  const found = new Map<string, SymbolRecord>();
  const add = (symbol: SymbolRecord) => {
    found.set(symbol.id, symbol);
    for (const member of symbol.members ?? []) add(member);
  };
  for (const module of document.modules) for (const symbol of module.symbols) add(symbol);
  return found;
}

/** The calls of a symbol that must be there: without that, a mistyped id would look like a symbol that calls nothing. */
function relations(symbols: Symbols, id: string) {
  const symbol = symbols.get(id);
  assert.ok(symbol !== undefined, `${id} is none of ${[...symbols.keys()].join(' ')}`);
  return symbol.calls ?? [];
}

/** What a symbol calls, as `confidence id`. */
export const callsOf = (symbols: Symbols, id: string) =>
  relations(symbols, id).map((call) => `${call.confidence} ${call.id}`);

/** The ids of what a symbol calls. */
export const calleesOf = (symbols: Symbols, id: string) => relations(symbols, id).map((call) => call.id);

/** All symbols, as `kind id`. */
export const kindsOf = (symbols: Symbols) => [...symbols].map(([id, { kind }]) => `${kind} ${id}`);
