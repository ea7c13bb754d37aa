import { TASK_STATUSES } from '../core/tasks/file/taskFields.ts';
import { priorityRank } from '../core/tasks/priorityRank.ts';
import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { Columns } from './pageView.ts';

/** Tasks that have one thing in common; the key is empty for those that have none of it. */
export interface BoardColumn {
  readonly key: string;
  readonly tasks: readonly VersionedTask[];
}

/** The columns in the order in which they are shown. Every status has one, and there is one for what has no priority or assignee. */
export function boardColumns(tasks: readonly VersionedTask[], by: Columns): readonly BoardColumn[] {
  const groups = Map.groupBy(tasks, (task) => task[by] ?? '');
  const keys = [...new Set([...(by === 'status' ? TASK_STATUSES : []), ...groups.keys()])];
  if (by !== 'status') {
    if (!keys.includes('')) keys.push('');
    const rank = by === 'priority' ? priorityRank : () => 0;
    keys.sort((a, b) => Number(a === '') - Number(b === '') || rank(a) - rank(b) || a.localeCompare(b));
  }
  return keys.map((key) => ({ key, tasks: groups.get(key) ?? [] }));
}
