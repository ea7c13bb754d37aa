import { AllModelsFailed, type FailedAttempt } from '../llm/modelRouter.ts';
import type { CliContext } from './cliContext.ts';
import { failureOf } from './failure.ts';

/** A model that was asked and whose answer is not the result, for `--json`. */
export interface AttemptDocument {
  readonly model: string;
  readonly code: string;
  readonly message: string;
}

/** Who was asked before, and why each did not answer. */
export function attemptDocuments(attempts: readonly FailedAttempt[], { t }: CliContext): AttemptDocument[] {
  return attempts.map(({ model, error }) => {
    const { code, message } = failureOf(error, t);
    return { model, code, message };
  });
}

/** The attempts of a request that no model answered; none for another failure. */
export function attemptsOf(error: unknown): readonly FailedAttempt[] {
  return error instanceof AllModelsFailed ? error.attempts : [];
}

/** Says on stderr why models that were asked first did not answer. */
export function sayAttempts(context: CliContext, documents: readonly AttemptDocument[]): void {
  for (const { model, message } of documents) {
    context.host.err.write(`${context.t('No answer by {0}: {1}', model, message)}\n`);
  }
}
