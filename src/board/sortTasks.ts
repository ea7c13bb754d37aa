import { TASK_STATUSES } from '../core/tasks/file/taskFields.ts';
import { priorityRank } from '../core/tasks/priorityRank.ts';
import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { Sort } from './pageView.ts';

/** The tasks in an order; equal ones stay as in the file. What has no value comes last, whichever way. */
export function sortTasks(tasks: readonly VersionedTask[], sort: Sort, down: boolean): readonly VersionedTask[] {
  const sign = down ? -1 : 1;
  switch (sort) {
    case 'file':
      return down ? tasks.toReversed() : tasks;
    case 'priority':
      return tasks.toSorted(
        (a, b) => emptyLast(a.priority, b.priority) || sign * (priorityRank(a.priority) - priorityRank(b.priority)),
      );
    case 'status':
      return tasks.toSorted((a, b) => sign * (statusRank(a.status) - statusRank(b.status)));
    default: {
      const { compare } = new Intl.Collator(undefined, { numeric: true });
      return tasks.toSorted((a, b) => emptyLast(a[sort], b[sort]) || sign * compare(a[sort] ?? '', b[sort] ?? ''));
    }
  }
}

function emptyLast(one: string | undefined, other: string | undefined): number {
  return Number(one === undefined) - Number(other === undefined);
}

function statusRank(status: string): number {
  const rank = (TASK_STATUSES as readonly string[]).indexOf(status);
  return rank < 0 ? TASK_STATUSES.length : rank;
}
