import { Command } from 'commander';
import { WINDOW_TOKENS } from '../../../core/context/modelWindow.ts';
import { LlmstructError } from '../../../core/errors.ts';
import { TASK_STATUSES } from '../../../core/tasks/file/taskFields.ts';
import type { TasksReading, TaskWithPlace } from '../../../core/tasks/file/tasksReading.ts';
import type { TaskBinding } from '../../../core/tasks/taskBindings.ts';
import type { CliContext } from '../../cliContext.ts';
import { EXIT } from '../../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../../options.ts';
import { printJson, printText } from '../../output.ts';
import { wordProblem } from '../../settingsProblem.ts';
import { sayProblems, withWorkspace } from '../../workspace.ts';

interface ListOptions extends CommonOptions {
  readonly status?: string;
  readonly fits?: boolean;
}

export function listTasksCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('list')
    .description(t('Print the tasks of llmstruct.toml'))
    .option('--status <list>', t('only tasks of these statuses, with commas between them'))
    .option('--fits', t('say what each task costs a model and whether that fits, the cheapest first'));
  return addCommonOptions(command, t).action(async (options: ListOptions) =>
    context.exit(await runList(context, options)),
  );
}

async function runList(context: CliContext, options: ListOptions): Promise<number> {
  const { reading, bindings } = await withWorkspace(context, options.input, undefined, async ({ index, update }) => {
    if (options.fits !== true) return { reading: await index.tasks(), bindings: undefined };
    await update({ kind: 'none', lazy: true });
    const { budget } = await index.settings();
    const inCode = await index.tasksInCode({ budget, windowTokens: WINDOW_TOKENS, scopes: true });
    return { reading: await index.tasks(), bindings: new Map(inCode.bindings.map((each) => [each.task, each])) };
  });
  const [problem] = reading.problems;
  const unreadable = problem !== undefined && (reading.lastGood === true || reading.tasks.length === 0);
  const statuses = options.status?.split(',').map((status) => status.trim());
  // A status of others that the file has is one, too.
  const there = new Set<string>([...TASK_STATUSES, ...reading.tasks.map(({ status }) => status)]);
  const unknown = statuses?.find((status) => !there.has(status));
  if (unknown !== undefined)
    throw new LlmstructError('task-status-unknown', { status: unknown, statuses: TASK_STATUSES.join(', ') });
  const chosen = reading.tasks.filter(({ status }) => statuses === undefined || statuses.includes(status));
  const shown = bindings === undefined ? chosen : withBindings(chosen, bindings);
  sayProblems(context, reading.problems);
  if (options.json !== true) printText(context, describe(context, reading, shown, bindings !== undefined));
  else if (unreadable) printJson(context, unreadableDocument(context, problem));
  else printJson(context, shown);
  return problem === undefined ? EXIT.fine : EXIT.usage;
}

function unreadableDocument({ t }: CliContext, problem: TasksReading['problems'][number]): object {
  const { file, line, message } = problem;
  return {
    error: {
      code: 'settings-invalid',
      message: t('{file}:{line}: {reason}', { file, line, reason: wordProblem(message, t) }),
      hint: t('Correct the line; until then the defaults are used.'),
    },
  };
}

function describe(context: CliContext, reading: TasksReading, shown: readonly BoundTask[], fits: boolean): string {
  const { t, host } = context;
  const { tasks, problems, file, lastGood } = reading;
  if (lastGood && tasks.length > 0) host.err.write(`${t('These are the tasks as they could be read last.')}\n`);
  if (tasks.length === 0 && problems.length === 0) host.err.write(`${t('There are no tasks in {0}.', file)}\n`);
  return taskTable(shown, fits ? (task) => costCell(context, task) : undefined);
}

/** A task with where it stands in the code, as `--fits` prints it. */
type BoundTask = TaskWithPlace & { readonly binding?: Omit<TaskBinding, 'task'> };

/** The cheapest first; then those that are too large, then those that are bound to no definition, as they stand in the file. */
function withBindings(
  tasks: readonly TaskWithPlace[],
  bindings: ReadonlyMap<string, TaskBinding>,
): readonly BoundTask[] {
  const cost = (binding: TaskBinding | undefined) => {
    const scope = binding?.scope;
    return scope === undefined ? Number.MAX_VALUE : scope.promptTokens + scope.replyTokens + (scope.fits ? 0 : 1e9);
  };
  return tasks
    .toSorted((a, b) => cost(bindings.get(a.id)) - cost(bindings.get(b.id)))
    .map((task): BoundTask => {
      const binding = bindings.get(task.id);
      if (binding === undefined) return task;
      const { task: _task, ...where } = binding;
      return { ...task, binding: where };
    });
}

/** What a task costs in a cell of the table. */
function costCell({ t, number }: CliContext, { binding }: BoundTask): string {
  if (binding?.state === 'orphaned') return t('orphaned');
  const scope = binding?.scope;
  if (scope === undefined) return '-';
  const tokens = number(scope.promptTokens + scope.replyTokens);
  return scope.fits ? t('{0} tokens', tokens) : t('{0} tokens, too large', tokens);
}

/** One line a task: id, status, priority, assignee, title; columns that no task has are left out. */
export function taskTable<Task extends TaskWithPlace>(tasks: readonly Task[], more?: (task: Task) => string): string {
  const columns = tasks.map((task) => [
    task.id,
    task.status,
    task.priority ?? '',
    task.assignee ?? '',
    more?.(task) ?? '',
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...columns.map((row) => row[column]?.length ?? 0)));
  return tasks
    .map(({ title }, row) => {
      const cells = widths.map((width, column) =>
        width === 0 ? '' : `${(columns[row]?.[column] ?? '').padEnd(width)}  `,
      );
      return `${cells.join('')}${title.replace(/\s+/g, ' ')}\n`;
    })
    .join('');
}
