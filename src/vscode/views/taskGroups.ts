import type { TaskWithPlace } from '../../core/workspaceIndex.ts';

/** Tasks of one status, in the order of the file. */
export interface TaskGroup {
  readonly status: string;
  readonly tasks: readonly TaskWithPlace[];
}

/** The statuses that llmstruct knows, in the order in which they are shown; others follow as they come. */
export const KNOWN_STATUSES = ['open', 'in_progress', 'blocked', 'done', 'dropped'] as const;

export function groupTasks(tasks: readonly TaskWithPlace[]): readonly TaskGroup[] {
  const groups = Map.groupBy(tasks, (task) => task.status);
  const statuses = new Set<string>([...KNOWN_STATUSES, ...groups.keys()]);
  return [...statuses].flatMap((status) => {
    const group = groups.get(status);
    return group ? [{ status, tasks: group }] : [];
  });
}

export function countOpen(tasks: readonly TaskWithPlace[]): number {
  return tasks.filter((task) => task.status === 'open').length;
}
