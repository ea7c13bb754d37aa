import { TASK_STATUSES, type TaskStatus } from '../../core/tasks/file/taskFields.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import { type FolderTool, object, TARGET, TEXT } from '../tool.ts';
import { ToolError } from '../toolError.ts';
import type { Workspace, WorkspaceFolder } from '../workspace.ts';

/** The fields that a model may set; undefined ones stay as they are. */
interface Fields {
  readonly title?: string;
  readonly status?: TaskStatus;
  readonly assignee?: string;
  readonly description?: string;
  readonly symbol?: string;
}

export interface TaskArguments extends Fields {
  readonly id?: string;
}

/** Of all texts together, in characters. */
const LONGEST = 20_000;

export const updateTask: FolderTool<TaskArguments> = {
  name: 'update_task',
  title: 'Add or Change a Task',
  description: 'Change a task (id), or add one (title), in llmstruct.toml.',
  input: object({
    id: TEXT,
    title: TEXT,
    status: { enum: [...TASK_STATUSES] },
    assignee: TEXT,
    description: TEXT,
    symbol: TARGET,
  }),
  output: object({ task: { type: 'object' } }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  async run({ id, ...fields }, { workspace }) {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
    if (JSON.stringify(given).length > LONGEST) throw new ToolError(`A task may have ${LONGEST} characters.`);
    const { line: _line, ...task } =
      id === undefined ? await add(given, workspace) : await change(id.trim(), given, workspace);
    return { text: `${task.id} [${task.status}] ${task.title}`, data: { task } };
  },
};

/** A new task goes into the folder of its code, else into the first, the only one in most windows. */
async function add({ title = '', symbol, ...fields }: Fields, workspace: Workspace): Promise<TaskWithPlace> {
  if (title.trim() === '') throw new ToolError('Give id to change a task, or title to add one.');
  const linked = await linkTo(symbol, workspace);
  const folder = linked?.folder ?? workspace.folders[0]!;
  return folder.index.addTask({ title, ...fields, ...(linked === undefined ? {} : { symbol: linked.id }) });
}

async function change(id: string, { symbol, ...changes }: Fields, workspace: Workspace): Promise<TaskWithPlace> {
  if (symbol === undefined && Object.keys(changes).length === 0)
    throw new ToolError('Say what to change: title, status, assignee, description or symbol.');
  const folder = await folderOf(id, workspace);
  const linked = await linkTo(symbol, workspace);
  if (linked !== undefined && linked.folder !== folder)
    throw new ToolError(`${id} is a task of ${folder.name}; ${symbol} is code of ${linked.folder.name}.`);
  // An empty symbol takes the link away, as empty texts do with their fields.
  const link = symbol === undefined ? {} : { symbol: linked?.id };
  return folder.index.setTask({ id, changes: { ...changes, ...link } });
}

/** The definition that a task is about, which must be there: models invent ids. Undefined for none. */
async function linkTo(
  symbol: string | undefined,
  workspace: Workspace,
): Promise<{ readonly folder: WorkspaceFolder; readonly id: string } | undefined> {
  if (symbol === undefined || symbol.trim() === '') return undefined;
  const { folder, answer } = await workspace.in(symbol, ({ index }, target) => index.neighbours(target));
  return { folder, id: answer.symbol.id };
}

async function folderOf(id: string, { folders }: Workspace): Promise<WorkspaceFolder> {
  for (const folder of folders) {
    const { tasks } = await folder.index.tasks();
    if (tasks.some((task) => task.id === id)) return folder;
  }
  throw new ToolError(`There is no task ${id}. See list_tasks.`);
}
