import type { SymbolKind } from '../../core/model/structDocument.ts';
import type { SymbolQuery } from '../../core/search/findSymbols.ts';
import { listAnswer } from '../listAnswer.ts';
import { symbolEntry } from '../symbolEntry.ts';
import { COUNT, type FolderTool, type ListArguments, listInput, object, READS, TEXT } from '../tool.ts';
import { ToolError } from '../toolError.ts';

interface Arguments extends ListArguments {
  readonly name: string;
  readonly kind?: SymbolKind;
  readonly path?: string;
}

/** Of a name, in characters. */
const LONGEST = 200;
/** More than this nobody pages through. */
const MOST = 1000;

export const findSymbol: FolderTool<Arguments> = {
  name: 'find_symbol',
  title: 'Find Symbol',
  description: 'Find definitions by name (run, App.run, get_*): their ids, lines, signatures.',
  input: listInput(
    {
      name: TEXT,
      kind: { type: 'string', description: 'class, method, function, …' },
      path: { type: 'string', description: 'folder or file' },
    },
    ['name'],
  ),
  output: object({ symbols: { type: 'array' }, total: COUNT, next: TEXT }),
  annotations: READS,
  async run({ name, kind, path, ...args }, { workspace }) {
    if (name.trim() === '' || name.length > LONGEST) {
      throw new ToolError(`name must have 1 to ${LONGEST} characters, for example App.run or get_*.`);
    }
    const found = await Promise.all(
      workspace.places(path).map(async ({ folder, inside }) => {
        const scope = inside === '' ? {} : { path: inside };
        const query: SymbolQuery = { name, ...(kind === undefined ? {} : { kind }), ...scope, from: 0, most: MOST };
        return { folder, list: await folder.index.symbols(query) };
      }),
    );
    // Where one folder has the name itself, what only resembles it in others is not meant.
    const exact = found.some(({ list }) => list.exact);
    const meant = found.filter(({ list }) => list.exact === exact);
    const total = meant.reduce((sum, { list }) => sum + list.total, 0);
    const entries = meant.flatMap(({ folder, list }) =>
      list.symbols.map((symbol) => symbolEntry(workspace.shown(folder, symbol.id), symbol)),
    );
    return listAnswer(entries, {
      list: JSON.stringify(['find_symbol', name, kind, path]),
      args,
      workspace,
      usual: 800,
      heading: headingFor(name, total, exact),
      key: 'symbols',
      about: { total },
    });
  },
};

function headingFor(name: string, total: number, exact: boolean): string {
  if (total === 0) return `Nothing is named ${name}. Try get_context with a question in words, or a pattern with *.`;
  return exact ? `${total} found` : `Nothing is named exactly ${name}; ${total} contain it or its words`;
}
