import { LlmstructError } from '../core/errors.ts';
import { requestFailure } from './requestFailure.ts';

/** What a failed request was for. */
export interface Asked {
  /** For people, without credentials. */
  readonly host: string;
  /** As the server knows it; undefined for a question to the server itself. */
  readonly model: string | undefined;
}

/** The error that a failed request to Ollama means. `begun`: whether any of the answer had come. */
export function ollamaFailure(error: unknown, { host, model: asked }: Asked, begun: boolean): LlmstructError {
  const model = asked === undefined ? `at ${host}` : `ollama/${asked}`;
  return requestFailure(error, { model, host }, begun, (refusal) => {
    const { message: reason, status } = refusal;
    // Without the word it is a page that is not there: no Ollama, or a path before it.
    const missing = status === 404 && /model/i.test(reason);
    if (missing) return new LlmstructError('model-missing', { host, model: asked ?? '' }, refusal);
    return new LlmstructError('model-failed', { model, reason }, refusal);
  });
}
