import { pathOfId } from '../../core/model/symbolId.ts';
import type { KeptAnalysis } from '../../core/tasks/analysis/taskAnalysis.ts';
import { isFinished, TASK_STATUSES } from '../../core/tasks/file/taskFields.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import { priorityRank } from '../../core/tasks/priorityRank.ts';
import type { TaskBinding } from '../../core/tasks/taskBindings.ts';

/** A task and where it stands in the code, where that is known. */
export interface TaskRow {
  readonly task: TaskWithPlace;
  readonly binding?: TaskBinding;
  /** What a model said last of what it takes. */
  readonly analysis?: KeptAnalysis;
}

/** What the tree groups by. `fit`: whether a local model can do it. */
export const GROUPINGS = ['status', 'priority', 'assignee', 'goal', 'file', 'symbol', 'fit'] as const;
export type TaskGrouping = (typeof GROUPINGS)[number];

/** How tasks of one group are sorted; `file` is the order of `llmstruct.toml`. */
export const ORDERS = ['file', 'priority', 'fit'] as const;
export type TaskOrder = (typeof ORDERS)[number];

/** Tasks that have one thing in common; the key is empty for those that have none of it. */
export interface TaskGroup {
  readonly grouping: TaskGrouping;
  readonly key: string;
  readonly rows: readonly TaskRow[];
}

const FITS = ['fits', 'too-large', ''];

/** The groups in the order in which they are shown; a task with several goals is in several. Groups without tasks are left out. */
export function groupTasks(rows: readonly TaskRow[], grouping: TaskGrouping = 'status', order: TaskOrder = 'file') {
  const groups = new Map<string, TaskRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row, grouping)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return orderedKeys([...groups.keys()], grouping).map(
    (key): TaskGroup => ({ grouping, key, rows: sortTasks(groups.get(key)!, order) }),
  );
}

export function sortTasks(rows: readonly TaskRow[], order: TaskOrder): readonly TaskRow[] {
  if (order === 'priority')
    return rows.toSorted((a, b) => priorityRank(a.task.priority) - priorityRank(b.task.priority));
  if (order === 'fit') return rows.toSorted((a, b) => costOf(a) - costOf(b));
  return rows;
}

export function countOpen(tasks: readonly TaskWithPlace[]): number {
  return tasks.filter((task) => task.status === 'open').length;
}

/** What a task gets when it is dropped on a group; undefined where groups cannot be changed so. */
export function fieldOfGroup({ grouping, key }: Pick<TaskGroup, 'grouping' | 'key'>, from: string | undefined) {
  const value = key === '' ? undefined : key;
  switch (grouping) {
    case 'status':
      return { status: value };
    case 'priority':
      return { priority: value };
    case 'assignee':
      return { assignee: value };
    case 'goal':
      return { goals: { ...(value === undefined ? {} : { add: [value] }), ...(from ? { remove: [from] } : {}) } };
    case 'file':
    case 'symbol':
      return { symbol: value };
    case 'fit':
      return undefined;
  }
}

function keysOf({ task, binding }: TaskRow, grouping: TaskGrouping): readonly string[] {
  const symbol = binding?.symbol ?? task.symbol;
  switch (grouping) {
    case 'status':
      return [task.status];
    case 'priority':
      return [task.priority ?? ''];
    case 'assignee':
      return [task.assignee ?? ''];
    case 'goal':
      return task.goals === undefined || task.goals.length === 0 ? [''] : task.goals;
    case 'file':
      return [binding?.path ?? (symbol === undefined ? '' : pathOfId(symbol))];
    case 'symbol':
      return [symbol ?? ''];
    case 'fit':
      return [binding?.scope === undefined ? '' : binding.scope.fits ? 'fits' : 'too-large'];
  }
}

function orderedKeys(keys: readonly string[], grouping: TaskGrouping): readonly string[] {
  // Statuses of others stand as they come.
  if (grouping === 'status')
    return [...new Set<string>([...TASK_STATUSES, ...keys])].filter((key) => keys.includes(key));
  if (grouping === 'fit') return FITS.filter((key) => keys.includes(key));
  const rank = grouping === 'priority' ? priorityRank : () => 0;
  // What has none of it comes last.
  return keys.toSorted((a, b) => Number(a === '') - Number(b === '') || rank(a) - rank(b) || a.localeCompare(b));
}

/** The tokens of the whole request; what does not fit, then what is bound to nothing, comes last. */
function costOf({ task, binding }: TaskRow): number {
  const scope = binding?.scope;
  if (isFinished(task.status) || scope === undefined) return Number.MAX_SAFE_INTEGER;
  return scope.promptTokens + scope.replyTokens + (scope.fits ? 0 : 1e9);
}
