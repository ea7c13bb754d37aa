import { Command } from 'commander';
import type { TaskWithPlace } from '../../../core/tasks/file/tasksReading.ts';
import type { WorkspaceIndex } from '../../../core/workspaceIndex.ts';
import type { CliContext } from '../../cliContext.ts';
import { EXIT } from '../../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../../options.ts';
import { printJson, printText } from '../../output.ts';
import { withWorkspace } from '../../workspace.ts';
import { taskTable } from './listTasks.ts';
import { readAssignments, readDraft } from './taskAssignments.ts';

interface AddOptions extends CommonOptions {
  readonly title: string;
  readonly symbol?: string;
}

export function addTaskCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('add')
    .description(t('Write a new task into llmstruct.toml'))
    .argument('[assignments...]', t('field=value; for lists also field+=value and field-=value'))
    .requiredOption('--title <text>', t('what is to be done'))
    .option('--symbol <id>', t('what it is about: path#Qualified.Name, or a file'));
  return addCommonOptions(command, t).action(async (words: readonly string[], options: AddOptions) => {
    const { title, symbol } = options;
    const draft = readDraft(title, symbol === undefined ? words : [...words, `symbol=${symbol}`]);
    await edit(context, options, (index) => index.addTask(draft));
  });
}

export function setTaskCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('set')
    .description(t('Change fields of a task in llmstruct.toml; everything else in the file stays as it is'))
    .argument('<id>', t('the task'))
    .argument('<assignments...>', t('field=value; for lists also field+=value and field-=value'));
  return addCommonOptions(command, t).action(async (id: string, words: readonly string[], options: CommonOptions) => {
    const changes = readAssignments(words);
    await edit(context, options, (index) => index.setTask({ id, changes }));
  });
}

export function renumberTaskCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('renumber')
    .description(t('Give the next free id to the later of two tasks that have the same one'))
    .argument('<id>', t('the task'));
  return addCommonOptions(command, t).action(async (id: string, options: CommonOptions) =>
    edit(context, options, (index) => index.renumberTask(id)),
  );
}

async function edit(
  context: CliContext,
  options: CommonOptions,
  change: (index: WorkspaceIndex) => Promise<TaskWithPlace>,
): Promise<void> {
  const task = await withWorkspace(context, options.input, undefined, ({ index }) => change(index));
  if (options.json === true) printJson(context, task);
  else printText(context, taskTable([task]));
  context.exit(EXIT.fine);
}
