import type { ChangeReport, ModuleChange, SymbolChange } from '../../core/changes/changeReport.ts';
import { findCommits } from '../../node/comparedCommits.ts';
import { type Entry, listAnswer } from '../listAnswer.ts';
import { type FolderTool, type ListArguments, listInput, object, READS, TEXT } from '../tool.ts';
import type { Workspace, WorkspaceFolder } from '../workspace.ts';

interface Arguments extends ListArguments {
  readonly since?: string;
}

/** Of those who still use what changed, so many are said. */
const MOST_USERS = 5;

export const changedSince: FolderTool<Arguments> = {
  name: 'changed_since',
  title: 'Changed Since',
  description:
    'Definitions that changed since a git commit or branch left it (default HEAD: what is not committed), and who still uses what is gone or has another signature.',
  input: listInput({ since: TEXT }),
  output: object({ changes: { type: 'array' }, next: TEXT }),
  annotations: READS,
  async run({ since, ...args }, { workspace }) {
    const base = since?.trim() || 'HEAD';
    const reports = await Promise.all(
      workspace.folders.map(async (folder) => {
        const commits = await findCommits(folder.root, { base, exact: false });
        return { folder, report: await folder.index.changes({ base: commits.base }) };
      }),
    );
    const entries = reports.flatMap(({ folder, report }) => entriesOf(report, folder, workspace));
    return listAnswer(entries, {
      list: JSON.stringify(['changed_since', base]),
      args,
      workspace,
      usual: 1000,
      heading: entries.length === 0 ? `No code changed since ${base}.` : `${entries.length} changes since ${base}`,
      key: 'changes',
    });
  },
};

function entriesOf({ modules, symbols }: ChangeReport, folder: WorkspaceFolder, workspace: Workspace): Entry[] {
  const users = (ids: readonly { readonly id: string }[]) => ids.map(({ id }) => workspace.shown(folder, id));
  return [
    ...modules
      .filter(isWhole)
      .map((module) => moduleEntry(module, workspace.shown(folder, module.path), users(module.left))),
    ...symbols.map((symbol) => symbolChangeEntry(symbol, workspace.shown(folder, symbol.id), users(symbol.left))),
  ];
}

/** Of a changed file its definitions are told; the file itself where code outside of them changed. */
function isWhole({ change, topLevel }: ModuleChange): boolean {
  return change !== 'changed' || topLevel === true;
}

function moduleEntry({ change, was, symbols }: ModuleChange, path: string, users: readonly string[]): Entry {
  const what = change === 'changed' ? 'code outside definitions' : `${change} file, ${symbols} definitions`;
  const from = was === undefined ? '' : `, was ${was}`;
  return {
    line: `${path} [${what}${from}]${usersText(users)}`,
    data: { id: path, change: what, ...(was === undefined ? {} : { was }), ...usersData(users) },
  };
}

function symbolChangeEntry(symbol: SymbolChange, id: string, users: readonly string[]): Entry {
  const { changes, line, before, signature, was } = symbol;
  const change = changes.join(', ');
  const from = was === undefined ? '' : `, was ${was}`;
  const header = before === undefined ? '' : `  ${signature}  (was: ${before})`;
  return {
    line: `${id}:${line} [${change}${from}]${header}${usersText(users)}`,
    data: {
      id,
      line,
      change,
      ...(was === undefined ? {} : { was }),
      ...(before === undefined ? {} : { signature, before }),
      ...usersData(users),
    },
  };
}

function usersText(users: readonly string[]): string {
  if (users.length === 0) return '';
  const more = users.length - MOST_USERS;
  return `  still used by ${users.slice(0, MOST_USERS).join(', ')}${more > 0 ? `, +${more}` : ''}`;
}

function usersData(users: readonly string[]): { readonly usedBy?: readonly string[] } {
  return users.length === 0 ? {} : { usedBy: users.slice(0, MOST_USERS) };
}
