import { CommanderError } from 'commander';
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
  try {
    await createProgram(context).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.fine;
    const failure = failureOf(error, context.t);
    if (host.environment['LLMSTRUCT_DEBUG'] && error instanceof Error) host.err.write(`${error.stack}\n`);
    sayFailure(context, failure);
    if (args.includes('--json')) printJson(context, errorDocument(failure));
    return failure.exitCode;
  }
}
