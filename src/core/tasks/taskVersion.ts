import type { Digest } from '../ports.ts';
import type { TaskWithPlace } from './file/tasksReading.ts';

/** A task and what tells whether somebody changed it since. */
export type VersionedTask = Omit<TaskWithPlace, 'line'> & { readonly version: string };

/** The place in the file is no part of the version: a line above says nothing of the task. */
export function versionedTask({ line: _, ...task }: TaskWithPlace, digest: Digest): VersionedTask {
  const text = JSON.stringify(Object.entries(task).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...task, version: digest(text) };
}
