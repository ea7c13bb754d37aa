import { type ErrorCode, isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { Cancellation, ChatModel, ChatProgress, ChatReply, ChatRequest } from '../core/ports.ts';

/** A model that was asked and could not answer. */
export interface FailedAttempt {
  /** `provider/model`. */
  readonly model: string;
  readonly error: LlmstructError;
}

export interface RoutedReply {
  /** `reply.model` names who answered. */
  readonly reply: ChatReply;
  /** Who was asked before, in order, and why each did not answer. */
  readonly attempts: readonly FailedAttempt[];
}

/**
 * Every model failed. Code and details are those of the first, the model the user wants most; `attempts` has all. An
 * `LlmstructError` to those who only word it.
 */
export class AllModelsFailed extends LlmstructError {
  readonly attempts: readonly FailedAttempt[];

  constructor(first: FailedAttempt, attempts: readonly FailedAttempt[]) {
    super(first.error.code, first.error.details, first.error);
    this.attempts = attempts;
  }
}

/** Failures of one model that say nothing about the next. */
const NEXT_MODEL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'model-unreachable',
  'model-missing',
  'model-out-of-memory',
  'model-failed',
  'model-interrupted',
  'prompt-truncated',
  'local-only',
  'key-refused',
  'rate-limited',
]);

/**
 * Asks the models in their order until one answers. After a failed model's text the next one starts again with `waiting`:
 * text shown before it is void. Throws `AllModelsFailed`, `Cancelled` at once, `internal` for no models, and every error
 * that is not a model's failure.
 */
export async function askInOrder(
  models: readonly ChatModel[],
  request: ChatRequest,
  onProgress: (progress: ChatProgress) => void,
  cancellation: Cancellation,
): Promise<RoutedReply> {
  const attempts: FailedAttempt[] = [];
  for (const model of models) {
    try {
      const reply = await model.chat(request, onProgress, cancellation);
      return { reply, attempts };
    } catch (error) {
      if (!isLlmstructError(error) || !NEXT_MODEL.has(error.code)) throw error;
      attempts.push({ model: model.id, error });
    }
  }
  const [first] = attempts;
  throw first === undefined
    ? new LlmstructError('internal', { reason: 'there is no model to ask' })
    : new AllModelsFailed(first, attempts);
}
