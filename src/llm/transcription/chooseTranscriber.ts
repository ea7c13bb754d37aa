import { LlmstructError } from '../../core/errors.ts';
import type { VoiceSettings } from '../../core/settings/voiceSettings.ts';
import { COMPATIBLE, serverUrl } from '../keyedProviders.ts';
import { isLoopbackName } from '../ollamaHost.ts';
import { createTranscriber, type Transcriber, type TranscriberOptions } from './transcriber.ts';

const URL_VARIABLE = 'LLMSTRUCT_VOICE_URL';
const KEY_VARIABLE = 'LLMSTRUCT_VOICE_KEY';

/**
 * Who writes down what is said: a server that the user names (`LLMSTRUCT_VOICE_URL`, or `ownUrl` of their settings), else the one of this
 * machine that the workspace names, else xAI's where there is a key for it. Throws `voice-unset`, `voice-foreign` for a server elsewhere that only the
 * workspace names, `voice-unreachable` for what is no address or would go elsewhere without TLS.
 */
export function chooseTranscriber(
  settings: VoiceSettings,
  variables: Readonly<Record<string, string | undefined>>,
  ownUrl?: string,
  waits: Pick<TranscriberOptions, 'connectMs' | 'answerMs'> = {},
): Transcriber {
  const { model, language } = settings;
  const shared = { model, ...(language === undefined ? {} : { language }), ...waits };
  const own = variables[URL_VARIABLE]?.trim() || ownUrl?.trim();
  const written = own || settings.url;
  if (written !== undefined) {
    const baseUrl = addressOf(written);
    if (!own && !isLoopbackName(baseUrl.hostname)) throw new LlmstructError('voice-foreign', { host: baseUrl.host });
    const key = variables[KEY_VARIABLE]?.trim() || undefined;
    return createTranscriber({ kind: 'openai', baseUrl, key, keyVariable: KEY_VARIABLE, ...shared });
  }
  const { keyVariable } = COMPATIBLE.grok;
  const key = variables[keyVariable]?.trim() || undefined;
  if (key === undefined) throw new LlmstructError('voice-unset');
  const { baseUrl } = serverUrl(COMPATIBLE.grok, variables);
  return createTranscriber({ kind: 'grok', baseUrl, key, keyVariable, ...shared });
}

function addressOf(written: string): URL {
  const url = URL.parse(written.replace(/\/+$/, ''));
  const isUsable = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackName(url.hostname));
  if (url === null || !isUsable) throw new LlmstructError('voice-unreachable', { host: written });
  return url;
}
