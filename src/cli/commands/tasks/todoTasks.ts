import { Command } from 'commander';
import { isFinished } from '../../../core/tasks/file/taskFields.ts';
import type { TaskWithPlace } from '../../../core/tasks/file/tasksReading.ts';
import type { TaskBinding, TasksInCode } from '../../../core/tasks/taskBindings.ts';
import type { WorkspaceIndex } from '../../../core/workspaceIndex.ts';
import type { CliContext } from '../../cliContext.ts';
import { EXIT } from '../../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../../options.ts';
import { printJson, printText } from '../../output.ts';
import { UsageError } from '../../usageError.ts';
import { withWorkspace } from '../../workspace.ts';
import { taskTable } from './listTasks.ts';

interface TodoOptions extends CommonOptions {
  readonly adopt?: string;
  readonly close?: boolean;
}

/** The form of `tasks todos --json`. */
interface TodosDocument {
  readonly candidates: TasksInCode['candidates'];
  /** Tasks that stand for a comment, open ones only. */
  readonly adopted: readonly TaskBinding[];
  /** What `--adopt` and `--close` changed. */
  readonly changed: readonly TaskWithPlace[];
}

/** Only where comments stand is wanted; nothing is measured. */
export const PLACES_ONLY = { budget: 1, windowTokens: 1, scopes: false } as const;

export function todoTasksCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('todos')
    .description(t('List TODO, FIXME, HACK and XXX comments that are no tasks yet, and tasks whose comment is gone'))
    .option('--adopt <path:line>', t('make the comment in this line a task'))
    .option('--close', t('set tasks to done whose comment is gone'));
  return addCommonOptions(command, t).action(async (options: TodoOptions) =>
    context.exit(await runTodos(context, options)),
  );
}

async function runTodos(context: CliContext, options: TodoOptions): Promise<number> {
  const document = await withWorkspace(context, options.input, undefined, async ({ index, update }) => {
    await update({ kind: 'none', lazy: true });
    const changed: TaskWithPlace[] = [];
    if (options.adopt !== undefined) changed.push(await index.adoptTodo(placeOf(options.adopt)));
    const before = await standing(index);
    if (options.close === true) {
      for (const { task } of before.adopted.filter(({ todo }) => todo === 'gone')) {
        changed.push(await index.setTask({ id: task, changes: { status: 'done' } }));
      }
    }
    const now = changed.length === 0 ? before : await standing(index);
    return { ...now, changed } satisfies TodosDocument;
  });
  if (options.json === true) printJson(context, document);
  else {
    const text = describe(context, document);
    if (text === '') context.host.err.write(`${context.t('There are no TODO comments that could become tasks.')}\n`);
    printText(context, text);
  }
  // Candidates are no findings: not every comment wants to be a task.
  return document.adopted.some(({ todo }) => todo === 'gone') ? EXIT.findings : EXIT.fine;
}

async function standing(index: WorkspaceIndex): Promise<Omit<TodosDocument, 'changed'>> {
  const { bindings, candidates } = await index.tasksInCode(PLACES_ONLY);
  const { tasks } = await index.tasks();
  const open = new Set(tasks.filter(({ status }) => !isFinished(status)).map(({ id }) => id));
  return { candidates, adopted: bindings.filter(({ task, todo }) => todo !== undefined && open.has(task)) };
}

function describe({ t }: CliContext, { candidates, adopted, changed }: TodosDocument): string {
  const gone = adopted
    .filter(({ todo }) => todo === 'gone')
    .map(({ task }) => `${t('{0}: its comment is gone', task)}\n`);
  const places = candidates.map(
    ({ path, line, marker, text }) => `${path}:${line}: ${marker}${text === '' ? '' : `: ${text}`}\n`,
  );
  return taskTable(changed) + gone.join('') + places.join('');
}

function placeOf(text: string): { readonly path: string; readonly line: number } {
  const match = /^(.+):(\d+)$/.exec(text);
  if (match === null) throw new UsageError('{0} needs path:line, not {1}.', '--adopt', text);
  return { path: match[1]!, line: Number(match[2]) };
}
