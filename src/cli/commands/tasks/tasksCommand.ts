import { Command } from 'commander';
import type { TasksReading } from '../../core/workspaceIndex.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { wordProblem } from '../settingsProblem.ts';
import { sayProblems, withWorkspace } from '../workspace.ts';

export function tasksCommand(context: CliContext): Command {
  const { t } = context;
  const list = addCommonOptions(new Command('list').description(t('Print the tasks of llmstruct.toml')), t).action(
    async (options: CommonOptions) => context.exit(await runList(context, options)),
  );
  return new Command('tasks')
    .description(t('Work with the tasks of llmstruct.toml'))
    .helpCommand(false)
    .addCommand(list);
}

async function runList(context: CliContext, options: CommonOptions): Promise<number> {
  const reading = await withWorkspace(context, options.input, undefined, ({ index }) => index.tasks());
  const [problem] = reading.problems;
  const unreadable = problem !== undefined && reading.tasks.length === 0;
  sayProblems(context, reading.problems);
  if (options.json !== true) printText(context, describe(context, reading));
  else if (unreadable) printJson(context, unreadableDocument(context, problem));
  else printJson(context, reading.tasks);
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

/** One line a task: id, status, assignee, title. */
function describe({ t, host }: CliContext, { tasks, problems, file }: TasksReading): string {
  if (tasks.length === 0) {
    if (problems.length === 0) host.err.write(`${t('There are no tasks in {0}.', file)}\n`);
    return '';
  }
  const columns = tasks.map(({ id, status, assignee }) => [id, status, assignee ?? '']);
  const widths = [0, 1, 2].map((column) => Math.max(...columns.map((row) => row[column]?.length ?? 0)));
  return tasks
    .map(({ title }, row) => {
      const cells = widths.map((width, column) =>
        width === 0 ? '' : `${(columns[row]?.[column] ?? '').padEnd(width)}  `,
      );
      return `${cells.join('')}${title.replace(/\s+/g, ' ')}\n`;
    })
    .join('');
}
