import { type Api, GrammyError } from 'grammy/web';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf } from '../node/systemErrors.ts';
import { telegramFailure } from './telegramFailure.ts';

/** Longest wait for a file, in ms. */
const PATIENCE_MS = 60_000;

/**
 * The bytes of a file that somebody sent; Telegram keeps it for an hour at an address that holds the token. Throws `telegram-unreachable`, without
 * that address.
 */
export async function downloadFile(
  api: Api,
  { apiRoot, token, signal }: { readonly apiRoot: string; readonly token: string; readonly signal: AbortSignal },
  fileId: string,
): Promise<Uint8Array> {
  try {
    const { file_path: path = '' } = await api.getFile(fileId);
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, { signal: patience, redirect: 'error' });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    // What Telegram itself refuses, such as a file that is too large for bots, it words.
    if (error instanceof GrammyError) throw telegramFailure(error, apiRoot, token);
    const reason = reasonOf(error).replaceAll(token, '***');
    throw new LlmstructError('telegram-unreachable', { host: new URL(apiRoot).host, reason });
  }
}
