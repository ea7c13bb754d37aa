import { validateAddTaskRequest } from '#validators/server';
import { versionedTask } from '../../core/tasks/taskVersion.ts';
import type { WishedTask } from '../../core/tasks/wishedChanges.ts';
import { digest } from '../../node/digest.ts';
import { folderToChange } from '../folderFor.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `AddTaskRequest` of `schemas/openapi.yaml`. */
interface AddTaskBody {
  readonly task: WishedTask;
  readonly folder?: string;
}

const checkAddTask = validateAddTaskRequest as BodyCheck<AddTaskBody>;

/** `POST /add_task`: writes a new task; its id is the next free one. */
export function addTaskRoute(services: ServerServices): Route {
  return {
    method: 'POST',
    path: '/add_task',
    role: 'edit',
    async handle(context) {
      const { task, folder } = checkBody(await readJson(context), checkAddTask);
      const { index } = folderToChange(services, folder);
      return context.json({ task: versionedTask(await index.addTask(task), digest) });
    },
  };
}
