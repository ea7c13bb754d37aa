import { GrammyError, HttpError } from 'grammy/web';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf } from '../node/systemErrors.ts';

/** What a request that Telegram refused or never answered means. Its token stands in addresses and must be in no message. */
export function telegramFailure(error: unknown, apiRoot: string, token: string): unknown {
  if (error instanceof GrammyError) {
    const { error_code, description } = error;
    if (error_code === 401 || error_code === 404) return new LlmstructError('telegram-token-refused', {}, undefined);
    if (error_code === 409) return new LlmstructError('telegram-conflict');
    return unreachable(apiRoot, description);
  }
  if (!(error instanceof HttpError)) return error;
  const cause = error.error instanceof Error && error.error.cause instanceof Error ? error.error.cause : error.error;
  return unreachable(apiRoot, reasonOf(cause).replaceAll(token, '***'));
}

function unreachable(apiRoot: string, reason: string): LlmstructError {
  return new LlmstructError('telegram-unreachable', { host: new URL(apiRoot).host, reason });
}
