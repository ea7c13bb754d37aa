import assert from 'node:assert/strict';
import type { StructDocument, SymbolRecord } from '../../src/core/model/structDocument.ts';
import { createMemoryWorkspace } from './memoryWorkspace.ts';

type Symbols = ReadonlyMap<string, SymbolRecord>;

type Files = Readonly<Record<string, string>>;

/** What `struct.json` says of a workspace of these files, path to text. */
export async function documentOf(files: Files): Promise<StructDocument> {
  const workspace = createMemoryWorkspace(files);
  await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
  return JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
}

/** Every symbol of a document by its id, in the order of the file. */
export function symbolsIn(document: StructDocument): Map<string, SymbolRecord> {
  const found = new Map<string, SymbolRecord>();
  const add = (symbol: SymbolRecord) => {
    found.set(symbol.id, symbol);
    for (const member of symbol.members ?? []) add(member);
  };
  for (const module of document.modules) for (const symbol of module.symbols) add(symbol);
  return found;
}

export const symbolsOf = async (files: Files) => symbolsIn(await documentOf(files));

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

/** What the top level of a module calls, as `confidence id`. */
export function callsOfModule(document: StructDocument, path: string): string[] {
  const module = document.modules.find((each) => each.path === path);
  assert.ok(module !== undefined, `no module ${path}`);
  return (module.calls ?? []).map((call) => `${call.confidence} ${call.id}`);
}

/** The document of these files, its symbols, and the ids of what one of them calls. */
export async function indexOf(files: Files) {
  const document = await documentOf(files);
  const symbols = symbolsIn(document);
  return { document, symbols, callsOf: (id: string) => calleesOf(symbols, id) };
}

/** What the symbols of these files call and use, by their names in their files. */
export async function edgesOf(files: Files) {
  const symbols = await symbolsOf(files);
  const short = (ids: readonly string[]) => ids.map((id) => id.split('#')[1]!);
  return {
    calls: (id: string) => short(calleesOf(symbols, id)),
    uses: (id: string) => short((symbols.get(id)!.uses ?? []).map((use) => use.id)),
  };
}
