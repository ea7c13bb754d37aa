import type { EventEmitter } from 'node:events';
import { wordedReason } from '../core/reasonWording.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';
import { EXIT } from './exitCodes.ts';
import { languageOf, translator } from './language.ts';

interface OutputProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: EventEmitter;
  readonly stderr: EventEmitter & { write(text: string): unknown };
  exitCode?: number | string | null | undefined;
  exit(code: number | string | null): void;
}

/**
 * Ends the process where nothing can be printed any more. A reader that has seen enough (`| head`) is no failure: the rest is not needed. A full
 * disk is one, and is said. What was to be said on standard error is no part of the result, so that it is done without.
 */
export function endWithOutput(process: OutputProcess): void {
  process.stdout.on('error', (error) => {
    if (systemCode(error) === 'EPIPE') return process.exit(process.exitCode ?? EXIT.fine);
    const t = translator(languageOf(process.env));
    const hint = t('Free some room there, or send it elsewhere, and run the command again.');
    process.stderr.write(
      `llmstruct: ${t('The output cannot be written: {0}.', wordedReason(reasonOf(error), t))}\n  ${hint}\n`,
    );
    process.exit(EXIT.usage);
  });
  process.stderr.on('error', () => {});
}
