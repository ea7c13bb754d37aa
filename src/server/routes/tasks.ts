import { versionedTask } from '../../core/tasks/taskVersion.ts';
import { digest } from '../../node/digest.ts';
import { pickedFolder } from '../folderFor.ts';
import type { Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `GET /tasks`: the tasks of `llmstruct.toml`, and what is wrong in it. */
export function tasksRoute(services: ServerServices): Route {
  return {
    method: 'GET',
    path: '/tasks',
    role: 'read',
    async handle(context) {
      const { index } = pickedFolder(services, context.req.query('folder'));
      const { tasks, problems } = await index.tasks();
      return context.json({ tasks: tasks.map((task) => versionedTask(task, digest)), problems });
    },
  };
}
