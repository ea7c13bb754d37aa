import type { Context } from 'hono';
import { validateUpdateTaskRequest } from '#validators/server';
import { isLlmstructError } from '../../core/errors.ts';
import { versionedTask } from '../../core/tasks/taskVersion.ts';
import { taskChanges, type WishedChanges } from '../../core/tasks/wishedChanges.ts';
import { digest } from '../../node/digest.ts';
import { folderToChange } from '../folderFor.ts';
import { problemOf } from '../problem.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
import type { ServedFolder } from '../servedFolders.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `UpdateTaskRequest` of `schemas/openapi.yaml`. */
interface UpdateTaskBody {
  readonly id: string;
  /** As `GET /tasks` gave it. */
  readonly version: string;
  readonly changes: WishedChanges;
  readonly folder?: string;
}

const checkUpdateTask = validateUpdateTaskRequest as BodyCheck<UpdateTaskBody>;

/**
 * `POST /update_task`: new values in a task's fields, while it is as who asks knows it. If not, nothing is written, and the answer, 409, has
 * both: the task as it is now and what was wished.
 */
export function updateTaskRoute(services: ServerServices): Route {
  return {
    method: 'POST',
    path: '/update_task',
    role: 'edit',
    async handle(context) {
      const body = checkBody(await readJson(context), checkUpdateTask);
      const folder = folderToChange(services, body.folder);
      const { id, version, changes } = body;
      try {
        const task = await folder.index.setTask({ id, version, changes: taskChanges(changes) });
        return context.json({ task: versionedTask(task, digest) });
      } catch (error) {
        if (!isLlmstructError(error) || error.code !== 'task-changed') throw error;
        return conflict(context, error, body, folder, services);
      }
    },
  };
}

/** As it is at this moment: whoever decides now decides about that. Gone where somebody removed it since. */
async function conflict(
  context: Context,
  error: Error,
  { id, changes }: UpdateTaskBody,
  { index }: ServedFolder,
  { t }: ServerServices,
): Promise<Response> {
  const { tasks } = await index.tasks();
  const now = tasks.find((task) => task.id === id);
  const current = now === undefined ? null : versionedTask(now, digest);
  const body = { ...problemOf(error, t), current, wished: changes };
  return context.body(JSON.stringify(body), 409, { 'Content-Type': 'application/problem+json' });
}
