import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { TaskRecord } from '../model/structDocument.ts';
import type { SymbolChange, TaskChange } from './changeReport.ts';

/** The tasks that came, went or were edited, and those about code that differs now. */
export function taskChanges(
  base: readonly TaskRecord[],
  head: readonly TaskRecord[],
  symbols: readonly SymbolChange[],
): TaskChange[] {
  const before = new Map(base.map((task) => [task.id, task]));
  const after = new Map(head.map((task) => [task.id, task]));
  const changes: TaskChange[] = [];
  for (const task of head) {
    const old = before.get(task.id);
    if (old === undefined) changes.push(changeOf('added', task));
    else if (JSON.stringify(old) !== JSON.stringify(task)) {
      changes.push({ ...changeOf('changed', task), ...(old.status === task.status ? {} : { was: old.status }) });
    } else {
      const what = happenedTo(task, symbols);
      if (what !== undefined) changes.push(changeOf(what, task));
    }
  }
  for (const task of base) if (!after.has(task.id)) changes.push(changeOf('removed', task));
  return changes.sort((a, b) => byCodeUnit(a.id, b.id));
}

function changeOf(change: TaskChange['change'], { id, title, status, symbol }: TaskRecord): TaskChange {
  return { change, id, title, status, ...(symbol === undefined ? {} : { symbol }) };
}

/** What lies inside the task's symbol counts as well; a symbol under a new name is gone for a task that has the old one. */
function happenedTo({ symbol }: TaskRecord, symbols: readonly SymbolChange[]): TaskChange['change'] | undefined {
  if (symbol === undefined) return undefined;
  const isAround = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}.`);
  const gone = symbols.some(
    (change) => isAround(change.was ?? (isRemoved(change) ? change.id : ''), symbol) && !isHere(change, symbol),
  );
  if (gone) return 'symbol-removed';
  return symbols.some(({ id }) => isAround(symbol, id)) ? 'symbol-changed' : undefined;
}

const isRemoved = ({ changes }: SymbolChange): boolean => changes.includes('removed');
const isHere = ({ id, changes }: SymbolChange, symbol: string): boolean =>
  id === symbol && !changes.includes('removed');
