import { type ErrorCode, isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { Cancellation, ChatModel, ChatProgress, ChatReply, ChatRequest } from '../core/ports.ts';
import type { CircuitBreaker } from './circuitBreaker.ts';
import { pause } from './pause.ts';

/** A model that was asked and could not answer. */
export interface FailedAttempt {
  /** `provider/model`. */
  readonly model: string;
  readonly error: LlmstructError;
}

/** How a request is made. */
export interface Routing {
  readonly onProgress: (progress: ChatProgress) => void;
  readonly cancellation: Cancellation;
  /** Servers that did not answer lately are passed over. */
  readonly circuit?: CircuitBreaker | undefined;
  /** A person waits for this very request: servers that did not answer lately are tried again. Default true. */
  readonly byHand?: boolean | undefined;
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
  'model-unknown',
  'model-out-of-memory',
  'model-overloaded',
  'model-refused',
  'model-failed',
  'model-interrupted',
  'prompt-truncated',
  'local-only',
  'prompt-too-large',
  'definition-too-large',
  'key-refused',
  'rate-limited',
]);

/** Longer waits that a server asks for, in seconds, are not waited: the next model answers sooner. */
const LONGEST_PAUSE_S = 20;

/** Whether an error is one model's failure, after which the next is asked. */
export function isModelFailure(error: unknown): error is LlmstructError {
  return isLlmstructError(error) && NEXT_MODEL.has(error.code);
}

/** The error of a request that no model answered. */
export function allFailed(attempts: readonly FailedAttempt[]): LlmstructError {
  const [first] = attempts;
  return first === undefined
    ? new LlmstructError('internal', { reason: 'there is no model to ask' })
    : new AllModelsFailed(first, attempts);
}

/**
 * Asks one model. Where its server asks to come back soon (`Retry-After`), once more after that. Throws as `ChatModel.chat`, and at once
 * what a server that did not answer lately said then, unless a person waits for this request.
 */
export async function askModel(
  model: ChatModel,
  request: ChatRequest,
  { onProgress, cancellation, circuit, byHand = true }: Routing,
): Promise<ChatReply> {
  const outage = byHand ? undefined : circuit?.outage(model.endpoint);
  if (outage !== undefined) throw outage;
  const ask = async (): Promise<ChatReply> => {
    try {
      const reply = await model.chat(request, onProgress, cancellation);
      circuit?.report(model.endpoint);
      return reply;
    } catch (error) {
      if (isLlmstructError(error)) circuit?.report(model.endpoint, error);
      throw error;
    }
  };
  try {
    return await ask();
  } catch (error) {
    const seconds = shortPause(error);
    if (seconds === undefined) throw error;
    onProgress({ kind: 'pausing', seconds: Math.ceil(seconds) });
    await pause(seconds * 1000, cancellation);
    return ask();
  }
}

/** For how long, in seconds, a server asked to wait, where that is soon. */
function shortPause(error: unknown): number | undefined {
  if (!isLlmstructError(error) || (error.code !== 'rate-limited' && error.code !== 'model-overloaded'))
    return undefined;
  const { seconds } = error.details;
  return typeof seconds === 'number' && seconds <= LONGEST_PAUSE_S ? seconds : undefined;
}
