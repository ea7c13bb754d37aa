import { LlmstructError } from '../core/errors.ts';
import { requestFailure } from './requestFailure.ts';

/** What a failed request was for. */
export interface AskedServer {
  /** `provider/model`. */
  readonly model: string;
  readonly provider: string;
  /** For people, without credentials. */
  readonly host: string;
  /** The environment variable that holds its key. */
  readonly keyVariable: string;
  /** The key itself: servers quote it in what they say, and it must be in no message and no log. */
  readonly key: string | undefined;
}

/** The error that a failed request to a server with keys means; `begun`: whether any of the answer had come. */
export function compatibleFailure(error: unknown, asked: AskedServer, begun: boolean): LlmstructError {
  const { key } = asked;
  const failure = failureOf(error, asked, begun);
  const quoted =
    key !== undefined && key !== '' && Object.values(failure.details).some((said) => String(said).includes(key));
  if (!quoted) return failure;
  const details = Object.entries(failure.details).map(([name, said]) => [name, String(said).replaceAll(key, '***')]);
  return new LlmstructError(failure.code, Object.fromEntries(details) as typeof failure.details);
}

function failureOf(error: unknown, asked: AskedServer, begun: boolean): LlmstructError {
  const { model, provider, host, keyVariable } = asked;
  return requestFailure(error, { model, host }, begun, (refusal) => {
    const { message, status } = refusal;
    if (status === 401 || status === 403) {
      return new LlmstructError('key-refused', { provider, host, variable: keyVariable }, refusal);
    }
    // Without the word it is a page that is not there: a wrong address.
    if (status === 404 && /model/i.test(message)) {
      return new LlmstructError('model-unknown', { host, model: model.slice(model.indexOf('/') + 1) }, refusal);
    }
    return new LlmstructError('model-failed', { model, reason: message }, refusal);
  });
}
