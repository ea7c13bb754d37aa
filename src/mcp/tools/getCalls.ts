import type { Neighbours } from '../../core/search/neighbours.ts';
import { type Entry, listAnswer } from '../listAnswer.ts';
import { linesOf, symbolEntry } from '../symbolEntry.ts';
import { type FolderTool, type ListArguments, listInput, object, READS, TARGET, TEXT } from '../tool.ts';
import type { Workspace, WorkspaceFolder } from '../workspace.ts';

type Direction = 'callers' | 'callees' | 'both';

interface Arguments extends ListArguments {
  readonly symbol: string;
  readonly direction?: Direction;
}

/** Of names outside the project, so many are said. */
const MOST_NAMES = 12;

export const getCalls: FolderTool<Arguments> = {
  name: 'get_calls',
  title: 'Callers and Callees',
  description: 'Who calls a definition, and what it calls. Exact: what cannot be resolved is not guessed.',
  input: listInput({ symbol: TARGET, direction: { enum: ['callers', 'callees', 'both'] } }, ['symbol']),
  output: object({ calls: { type: 'array' }, external: { type: 'array' }, unresolved: { type: 'array' }, next: TEXT }),
  annotations: READS,
  async run({ symbol, direction = 'both', ...args }, { workspace }) {
    const { folder, answer } = await workspace.in(symbol, ({ index }, target) => index.neighbours(target));
    const entries = [
      ...(direction === 'callees' ? [] : callers(answer, folder, workspace)),
      ...(direction === 'callers' ? [] : callees(answer, folder, workspace)),
    ];
    const { external, unresolved } = direction === 'callers' ? { external: [], unresolved: [] } : answer;
    const id = workspace.shown(folder, answer.symbol.id);
    const names = [named('outside the project', external), named('unresolved', unresolved)].filter(Boolean);
    return listAnswer(entries, {
      list: JSON.stringify(['get_calls', id, direction]),
      args,
      workspace,
      usual: 1000,
      heading: [`${id}: ${countsOf(answer, direction)}`, ...names].join('\n'),
      key: 'calls',
      about: {
        id,
        ...(external.length === 0 ? {} : { external: external.slice(0, MOST_NAMES) }),
        ...(unresolved.length === 0 ? {} : { unresolved: unresolved.slice(0, MOST_NAMES) }),
      },
    });
  },
};

/** Who calls is named with its place alone: what it takes says nothing of the call. */
function callers({ callers, callingModules }: Neighbours, folder: WorkspaceFolder, workspace: Workspace): Entry[] {
  const definitions = callers.map((caller) => {
    const id = workspace.shown(folder, caller.id);
    const lines = linesOf(caller);
    return { line: `${id}:${lines} [caller]`, data: { id, lines, note: 'caller' } };
  });
  const modules = callingModules.map((path) => {
    const id = workspace.shown(folder, path);
    return { line: `${id} [caller]  at its top level`, data: { id, note: 'caller' } };
  });
  return [...definitions, ...modules];
}

function callees({ callees }: Neighbours, folder: WorkspaceFolder, workspace: Workspace): Entry[] {
  return callees.map(({ confidence, ...callee }) => {
    // An implementation that the declared method may run as.
    const note = confidence === 'exact' ? 'callee' : confidence === 'dispatch' ? 'possible callee' : 'callee by name';
    return symbolEntry(workspace.shown(folder, callee.id), callee, note);
  });
}

function countsOf({ callers, callingModules, callees }: Neighbours, direction: Direction): string {
  const from = `${callers.length + callingModules.length} callers`;
  const to = `${callees.length} callees`;
  if (direction === 'both') return `${from}, ${to}`;
  return direction === 'callers' ? from : to;
}

function named(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length - MOST_NAMES;
  return `${what}: ${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? `, +${more}` : ''}`;
}
