import { type Command, CommanderError } from 'commander';
import { createContext } from './cliContext.ts';
import type { CliHost } from './cliHost.ts';
import { EXIT } from './exitCodes.ts';
import { errorDocument, failureOf, sayFailure } from './failure.ts';
import { printJson } from './output.ts';
import { createProgram } from './program.ts';

/** Runs one command line (without the program's name) and gives the exit code. Never throws. */
export async function runCli(args: readonly string[], host: CliHost): Promise<number> {
  let code: number = EXIT.fine;
  const context = createContext(host, (exitCode) => {
    code = exitCode;
  });
  const program = createProgram(context);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.fine;
    const failure = failureOf(error, context.t, commandOf(program, args));
    if (host.environment['LLMSTRUCT_DEBUG'] && error instanceof Error) host.err.write(`${error.stack}\n`);
    sayFailure(context, failure);
    if (args.includes('--json')) printJson(context, errorDocument(failure));
    return failure.exitCode;
  }
}

/** The names of the command that was asked for, as far as they are right; empty where none is. */
function commandOf(program: Command, args: readonly string[]): string {
  const names: string[] = [];
  let command = program;
  for (const name of args) {
    const inner = command.commands.find((each) => each.name() === name);
    if (inner === undefined) break;
    names.push(name);
    command = inner;
  }
  return names.join(' ');
}
