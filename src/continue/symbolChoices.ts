import type { ModuleRecord, SymbolKind, SymbolRecord } from '../core/model/structDocument.ts';
import type { ContinueSubmenuItem } from './continueApi.ts';
import type { ContinueFolder } from './continueWorkspace.ts';

/** Continue keeps all of them in a search index of its own, and gives them to us at each reload. */
const MOST_SYMBOLS = 3000;
/** Modules between two turns of other work. */
const TURN = 200;
/** What nobody searches for by name. */
const SMALL: ReadonlySet<SymbolKind> = new Set<SymbolKind>(['field', 'variable', 'constant', 'member']);

/**
 * The definitions of all folders as choices of the submenu, which Continue searches by title and description: what others can use first,
 * then the rest, members last. `turn` lets other work go on.
 */
export async function symbolChoices(
  folders: readonly ContinueFolder[],
  turn: () => Promise<void>,
): Promise<ContinueSubmenuItem[]> {
  const ranked: ContinueSubmenuItem[][] = [[], [], []];
  for (const [at, folder] of folders.entries()) {
    const lines = (await folder.index.structText().catch(() => '')).split('\n');
    for (const [number, line] of lines.entries()) {
      if (number % TURN === 0) await turn();
      // One module a line; everything else has a key of its own.
      if (!line.startsWith('  {"path":')) continue;
      const { path, symbols } = JSON.parse(line.replace(/,\s*$/, '')) as ModuleRecord;
      for (const symbol of symbols) addSymbol(symbol, symbol.name, { at, path, ranked });
      if (ranked[0]!.length >= MOST_SYMBOLS) return ranked[0]!.slice(0, MOST_SYMBOLS);
    }
  }
  return ranked.flat().slice(0, MOST_SYMBOLS);
}

interface Place {
  readonly at: number;
  readonly path: string;
  readonly ranked: readonly ContinueSubmenuItem[][];
}

function addSymbol(symbol: SymbolRecord, name: string, place: Place, depth = 0): void {
  if (SMALL.has(symbol.kind)) return;
  const rank = depth > 0 ? 2 : symbol.exported ? 0 : 1;
  place.ranked[rank]?.push({ id: `${place.at}:${symbol.id}`, title: name, description: place.path });
  for (const member of symbol.members ?? []) addSymbol(member, `${name}.${member.name}`, place, depth + 1);
}

/** What `symbolChoices` named; undefined for another choice. */
export function readChoice(id: string): { readonly folder: number; readonly id: string } | undefined {
  const [, folder, symbol] = /^(\d{1,4}):(.+#.+)$/s.exec(id) ?? [];
  return folder === undefined || symbol === undefined ? undefined : { folder: Number(folder), id: symbol };
}
