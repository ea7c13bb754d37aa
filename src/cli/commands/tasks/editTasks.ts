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
import { PLACES_ONLY } from './todoTasks.ts';

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
    await edit(context, options, (index) => index.addTask(draft), draft.symbol);
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
    await edit(context, options, (index) => index.setTask({ id, changes }), changes.symbol);
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

/** `symbol`: what the change says that the task is about. */
async function edit(
  context: CliContext,
  options: CommonOptions,
  change: (index: WorkspaceIndex) => Promise<TaskWithPlace>,
  symbol?: string,
): Promise<void> {
  const task = await withWorkspace(context, options.input, undefined, async ({ index }) => {
    const changed = await change(index);
    if (symbol !== undefined) await noteWithoutCode(context, index, changed);
    return changed;
  });
  if (options.json === true) printJson(context, task);
  else printText(context, taskTable([task]));
  context.exit(EXIT.fine);
}

/** A task may come before its code, but a slip of the pen looks the same: it is said. */
async function noteWithoutCode({ host, t }: CliContext, index: WorkspaceIndex, { id }: TaskWithPlace): Promise<void> {
  const { bindings } = await index.tasksInCode(PLACES_ONLY);
  const binding = bindings.find(({ task }) => task === id);
  if (binding?.state !== 'orphaned' || binding.symbol === undefined) return;
  host.err.write(`llmstruct: ${t('There is no {0} in the code. {1} is written all the same.', binding.symbol, id)}\n`);
  const [meant] = binding.successors ?? [];
  if (meant !== undefined) host.err.write(`  ${t('Did you mean {0}?', meant)}\n`);
}
