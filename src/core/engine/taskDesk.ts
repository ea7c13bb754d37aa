import { LlmstructError } from '../errors.ts';
import type { Digest } from '../ports.ts';
import { draftOfTodo } from '../tasks/draftOfTodo.ts';
import { addTask, renumberTask, setTask } from '../tasks/editTasks.ts';
import { readTasks } from '../tasks/file/readTasks.ts';
import type { TaskWithPlace } from '../tasks/file/tasksReading.ts';
import type { TasksInCode, TasksInCodeRequest } from '../tasks/taskBindings.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { findTasksInCode, todoPlaces } from '../tasks/tasksInCode.ts';
import { versionedTask } from '../tasks/taskVersion.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';

/** The tasks of the workspace: as they are written, where they stand in the code, what became of them. */
export function createTaskDesk(
  now: CurrentIndex,
  store: TaskStore,
  digest: Digest,
  prepare: WorkspaceIndex['prepare'],
): Pick<
  WorkspaceIndex,
  | 'tasks'
  | 'addTask'
  | 'setTask'
  | 'renumberTask'
  | 'tasksInCode'
  | 'adoptTodo'
  | 'taskHistory'
  | 'issueStates'
  | 'keepIssueState'
> {
  function change(edit: Parameters<TaskStore['change']>[0]): TaskWithPlace {
    const { text, id } = store.change(edit);
    const task = readTasks(text).tasks.find((each) => each.id === id);
    if (task === undefined) throw new LlmstructError('task-unknown', { id });
    return task;
  }

  /** Lets a change pass only while the task is as who asks knows it. */
  const unlessChanged = (version: string | undefined) => (task: TaskWithPlace) => {
    if (version === undefined || versionedTask(task, digest).version === version) return;
    throw new LlmstructError('task-changed', { id: task.id });
  };

  async function tasksInCode(request: TasksInCodeRequest): Promise<TasksInCode> {
    const { index } = await now.state();
    return findTasksInCode(store.read().tasks, request, {
      index,
      memories: store.places(),
      candidates: store.candidates(),
      remember: (memories, candidates) => store.rememberPlaces(memories, candidates),
      prepare: (target, instruction) => prepare({ ...request, target, instruction, action: 'better' }),
    });
  }

  async function adoptTodo({ path, line }: { path: string; line: number }): Promise<TaskWithPlace> {
    const { index } = await now.state();
    const todo = todoPlaces(index).find((each) => each.path === path && each.line === line);
    if (todo === undefined) throw new LlmstructError('todo-unknown', { path, line });
    const { bindings } = await tasksInCode({ budget: 1, windowTokens: 1, scopes: false });
    const known = bindings.find(
      (binding) => binding.todo === 'found' && binding.path === path && binding.line === line,
    );
    const adopted = store.read().tasks.find(({ id }) => id === known?.task);
    if (adopted !== undefined) return adopted;
    const task = change((text, nextNumber) => addTask(text, draftOfTodo(todo), nextNumber));
    const { symbol, text } = todo;
    const memory = { todo: { path, text, ...(symbol === undefined ? {} : { symbol }) } };
    store.rememberPlaces(new Map([[task.id, memory]]), store.candidates());
    return task;
  }

  return {
    tasks: () => settle(() => store.read()),
    addTask: (draft) => settle(() => change((text, nextNumber) => addTask(text, draft, nextNumber))),
    setTask: ({ id, changes, version }) =>
      settle(() => change((text) => setTask(text, id, changes, unlessChanged(version)))),
    renumberTask: (id) => settle(() => change((text, nextNumber) => renumberTask(text, id, nextNumber))),
    tasksInCode: (request) => now.readingAgainIfLost(() => tasksInCode(request)),
    adoptTodo: (place) => now.readingAgainIfLost(() => adoptTodo(place)),
    taskHistory: (id) => settle(() => store.history(id)),
    issueStates: () => settle(() => store.issueStates()),
    keepIssueState: ({ issue, state }) => settle(() => store.rememberIssueState(issue, state)),
  };
}

/** What a step of the task store gives or throws, as a promise. */
async function settle<Result>(step: () => Result): Promise<Result> {
  return step();
}
