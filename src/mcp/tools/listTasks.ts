import { LlmstructError } from '../../core/errors.ts';
import { TASK_STATUSES } from '../../core/tasks/file/taskFields.ts';
import { listAnswer } from '../listAnswer.ts';
import { type FolderTool, type ListArguments, listInput, object, READS, TEXT } from '../tool.ts';

interface Arguments extends ListArguments {
  readonly status?: string;
}

export const listTasks: FolderTool<Arguments> = {
  name: 'list_tasks',
  title: 'Tasks',
  description: "The project's tasks (llmstruct.toml).",
  input: listInput({ status: TEXT }),
  output: object({ tasks: { type: 'array' }, next: TEXT }),
  annotations: READS,
  async run({ status, ...args }, { workspace }) {
    const wanted = status?.trim().toLowerCase();
    const readings = await Promise.all(
      workspace.folders.map(async (folder) => ({ folder, reading: await folder.index.tasks() })),
    );
    const tasks = readings.flatMap(({ folder, reading }) => reading.tasks.map((task) => ({ folder, task })));
    refuseUnknown(
      wanted,
      tasks.map(({ task }) => task.status),
    );
    const shown = tasks.filter(({ task }) => !wanted || task.status.toLowerCase() === wanted);
    const problems = readings.flatMap(({ reading }) => reading.problems);
    const entries = shown.map(({ folder, task }) => {
      const { line: _line, ...fields } = task;
      const details = [task.assignee, task.priority, task.symbol].filter((detail) => detail !== undefined);
      const place = workspace.folders.length > 1 ? ` in ${folder.name}` : '';
      const more = details.length === 0 ? '' : ` (${details.join(', ')})`;
      return { line: `${task.id} [${task.status}] ${task.title}${more}${place}`, data: fields };
    });
    const counts = countsByStatus(tasks.map(({ task }) => task.status));
    const wrong = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    return listAnswer(entries, {
      list: JSON.stringify(['list_tasks', wanted ?? '']),
      args,
      workspace,
      usual: 800,
      heading: [tasks.length === 0 ? 'There are no tasks.' : counts, ...wrong].join('\n'),
      key: 'tasks',
    });
  },
};

/** A status of others that the file has is one, too. An empty answer would read as if nothing were left to do. */
function refuseUnknown(wanted: string | undefined, used: readonly string[]): void {
  const there = [...new Set<string>([...TASK_STATUSES, ...used])];
  if (!wanted || there.some((status) => status.toLowerCase() === wanted)) return;
  throw new LlmstructError('task-status-unknown', { status: wanted, statuses: there.join(', ') });
}

function countsByStatus(statuses: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
}
