import { Command, Help } from 'commander';
import type { CliContext } from './cliContext.ts';
import { askCommand } from './commands/ask.ts';
import { checkCommand } from './commands/check.ts';
import { ciCommand } from './commands/ci.ts';
import { contextCommand } from './commands/context.ts';
import { continueCommand } from './commands/continueExport.ts';
import { egressCommand } from './commands/egress.ts';
import { helpCommand } from './commands/help.ts';
import { improveCommand } from './commands/improve.ts';
import { mcpCommand } from './commands/mcp.ts';
import { mergeCommand } from './commands/merge.ts';
import { metricsCommand } from './commands/metrics.ts';
import { modelsCommand } from './commands/models.ts';
import { parseCommand } from './commands/parse.ts';
import { replayCommand } from './commands/replay.ts';
import { schemaCommand } from './commands/schema.ts';
import { serveCommand } from './commands/serve.ts';
import { startCommand } from './commands/start.ts';
import { tasksCommand } from './commands/tasks/tasksCommand.ts';
import { telegramCommand } from './commands/telegram.ts';
import { tokenCommand } from './commands/token.ts';
import { verifyCommand } from './commands/verify.ts';

/** All commands, worded in the context's language; errors are thrown, never printed. */
export function createProgram(context: CliContext): Command {
  const { t, host } = context;
  const program: Command = new Command('llmstruct')
    .description(t('A small exact index of your code, and the least context for a language model.'))
    .version(host.version, '-V, --version', t('print the version'))
    .helpCommand(false)
    .addCommand(startCommand(context))
    .addCommand(parseCommand(context))
    .addCommand(verifyCommand(context))
    .addCommand(mergeCommand(context))
    .addCommand(checkCommand(context))
    .addCommand(contextCommand(context))
    .addCommand(improveCommand(context))
    .addCommand(askCommand(context))
    .addCommand(modelsCommand(context))
    .addCommand(replayCommand(context))
    .addCommand(metricsCommand(context))
    .addCommand(egressCommand(context))
    .addCommand(ciCommand(context))
    .addCommand(tasksCommand(context))
    .addCommand(mcpCommand(context))
    .addCommand(serveCommand(context))
    .addCommand(tokenCommand(context))
    .addCommand(telegramCommand(context))
    .addCommand(continueCommand(context))
    .addCommand(schemaCommand(context))
    .addCommand(helpCommand(context, () => program))
    .addHelpText(
      'after',
      `\n${t('Exit codes: 0 fine, 1 findings or refused, 2 usage or settings, 3 backend unreachable, 130 interrupted.')}`,
    );
  prepare(program, context);
  return program;
}

/** What every command of the tree shares; commander hands it down only to commands it makes itself. */
function prepare(command: Command, context: CliContext): void {
  const { t, host } = context;
  command
    .exitOverride()
    .helpOption('-h, --help', t('show this help'))
    .configureHelp({
      styleTitle: (title) => t(title),
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' ? t('{0} (default: {1})', description, defaultValue) : description,
      commandUsage: (shown) => translateWords(new Help().commandUsage(shown), t),
      subcommandTerm: (shown) => translateWords(new Help().subcommandTerm(shown).replace(' [options]', ''), t),
    })
    .configureOutput({
      writeOut: (text) => host.out.write(text),
      writeErr: (text) => host.err.write(text),
      outputError: () => {},
    });
  for (const inner of command.commands) prepare(inner, context);
}

function translateWords(usage: string, t: CliContext['t']): string {
  return usage.replace(/\[(options|command)(\.*)\]/g, (_, word: string, dots: string) => `[${t(word)}${dots}]`);
}
