import { Command } from 'commander';
import { nearNames } from '../../core/text/spelling.ts';
import type { CliContext } from '../cliContext.ts';
import { UsageError } from '../usageError.ts';

/** `help`, `help tasks`, `help tasks add`. Commander's own knows one level, and of a wrong name it only shows everything. */
export function helpCommand({ t }: CliContext, program: () => Command): Command {
  return new Command('help')
    .description(t('explain a command'))
    .argument('[command...]')
    .helpOption(false)
    .action((names: readonly string[]) => {
      let command = program();
      for (const name of names) {
        const inner = command.commands.find((each) => each.name() === name);
        if (inner === undefined) throw unknownCommand(name, command);
        command = inner;
      }
      command.help();
    });
}

function unknownCommand(name: string, { commands }: Command): UsageError {
  const near = nearNames(
    name,
    commands.map((each) => each.name()),
  );
  if (near.length === 0) return new UsageError('There is no command {0}.', name);
  return new UsageError('There is no command {0}. Did you mean {1}?', name, near.join(', '));
}
