import { Command } from 'commander';
import type { CliContext } from '../../cliContext.ts';
import { analyzeTaskCommand } from './analyzeTask.ts';
import { addTaskCommand, renumberTaskCommand, setTaskCommand } from './editTasks.ts';
import { importTasksCommand } from './importTasks.ts';
import { listTasksCommand } from './listTasks.ts';
import { proposeAnswerCommand } from './proposeAnswer.ts';
import { syncTasksCommand } from './syncTasksCommand.ts';
import { todoTasksCommand } from './todoTasks.ts';

export function tasksCommand(context: CliContext): Command {
  const { t } = context;
  return new Command('tasks')
    .description(t('Work with the tasks of llmstruct.toml'))
    .helpCommand(false)
    .addCommand(listTasksCommand(context))
    .addCommand(addTaskCommand(context))
    .addCommand(setTaskCommand(context))
    .addCommand(renumberTaskCommand(context))
    .addCommand(analyzeTaskCommand(context))
    .addCommand(importTasksCommand(context))
    .addCommand(proposeAnswerCommand(context))
    .addCommand(todoTasksCommand(context))
    .addCommand(syncTasksCommand(context));
}
