import { isCancelled, isLlmstructError } from '../core/errors.ts';
import { ERROR_WORDING, wordingOf } from '../core/errorWording.ts';
import { wordReason } from '../core/settings/problemSentences.ts';
import type { CliContext } from './cliContext.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import type { Translate } from './language.ts';
import { wordUsage } from './usageError.ts';

/** An error in the words of `--json`: what happened, and what to do next. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly exitCode: number;
}

/** `command`: the words of the command that failed, for which its own help is named where it was written wrongly. */
export function failureOf(error: unknown, t: Translate, command = ''): Failure {
  if (isCancelled(error)) {
    const message = t('Interrupted.');
    return {
      code: 'interrupted',
      message,
      hint: t('Nothing is half written; run the command again.'),
      exitCode: EXIT.interrupted,
    };
  }
  const usage = wordUsage(error, t);
  if (usage !== undefined) {
    const isGeneral = command === '' || command === 'help';
    const hint = isGeneral ? t('See llmstruct --help.') : t('See llmstruct {0} --help.', command);
    return { code: 'usage', message: usage, hint, exitCode: EXIT.usage };
  }
  const code = isLlmstructError(error) && error.code in ERROR_WORDING ? error.code : 'internal';
  const details = isLlmstructError(error)
    ? error.details
    : { reason: error instanceof Error ? error.message : String(error) };
  const wording = wordingOf(code, details);
  const worded = wordReason(code, details, t);
  return { code, message: t(wording.message, worded), hint: t(wording.hint, worded), exitCode: exitCodeOf(code) };
}

/** The part of a failure that `--json` shows. */
export function errorDocument(failure: Failure): { error: { code: string; message: string; hint: string } } {
  return { error: { code: failure.code, message: failure.message, hint: failure.hint } };
}

/** Says on stderr what happened and what to do next. */
export function sayFailure(context: CliContext, failure: Failure): void {
  context.host.err.write(`llmstruct: ${failure.message}\n${failure.hint === '' ? '' : `  ${failure.hint}\n`}`);
}
