import { createHash } from 'node:crypto';
import type { TaskWithPlace } from '../../core/tasks/tasksReading.ts';
import { folderFor } from '../folderFor.ts';
import type { Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** A task and what tells whether somebody changed it since. */
export type VersionedTask = Omit<TaskWithPlace, 'line'> & { readonly version: string };

/** `GET /tasks`: the tasks of `llmstruct.toml`, and what is wrong in it. */
export function tasksRoute(services: ServerServices): Route {
  return {
    method: 'GET',
    path: '/tasks',
    role: 'read',
    async handle(context) {
      const { index } = await folderFor(services, context.req.query('folder'));
      const { tasks, problems } = await index.tasks();
      return context.json({ tasks: tasks.map(versioned), problems });
    },
  };
}

/** The place in the file is no part of the version: a line above says nothing of the task. */
export function versioned({ line: _, ...task }: TaskWithPlace): VersionedTask {
  const text = JSON.stringify(Object.entries(task).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...task, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}
