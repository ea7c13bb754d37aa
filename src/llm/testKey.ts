import { compatibleFailure } from './compatibleFailures.ts';
import { type KeyedProvider, serverUrl } from './keyedProviders.ts';
import { refusalOf } from './serverRefusal.ts';
import { createStreamingFetch } from './streamingFetch.ts';

const WAIT_MS = 10_000;

/**
 * Asks a provider's server for its models with a key; no code is sent. Throws `key-refused`, `model-unreachable`, `rate-limited`, or
 * `model-failed` with the server's words.
 */
export async function testKey(
  provider: string,
  place: KeyedProvider,
  key: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { baseUrl } = serverUrl(place, variables);
  const signal = new AbortController().signal;
  const send = createStreamingFetch({ connectMs: WAIT_MS, firstByteMs: WAIT_MS, silenceMs: WAIT_MS, signal });
  try {
    const headers = { authorization: `Bearer ${key}`, 'anthropic-version': '2026-10-21' };
    const response = await send(`${baseUrl.href.replace(/\/$/, '')}${place.modelsPath}`, { headers });
    if (!response.ok) throw await refusalOf(response);
    await response.body?.cancel();
  } catch (error) {
    throw compatibleFailure(
      error,
      { model: provider, provider, host: baseUrl.host, keyVariable: place.keyVariable, key },
      false,
    );
  }
}
