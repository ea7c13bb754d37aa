import type { Api } from 'grammy/web';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf } from '../node/systemErrors.ts';

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
  const { file_path: path = '' } = await api.getFile(fileId);
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, { signal: patience, redirect: 'error' });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const reason = reasonOf(error).replaceAll(token, '***');
    throw new LlmstructError('telegram-unreachable', { host: new URL(apiRoot).host, reason });
  }
}
