import { LlmstructError } from '../core/errors.ts';
import { isLoopbackName } from './ollamaHost.ts';

/** A provider whose server wants a key: where it is unless a variable says otherwise, and which variable holds the key. */
export interface KeyedProvider {
  readonly url: string;
  readonly urlVariable: string;
  readonly keyVariable: string;
  /** Where its models are listed, below the address: asked to see whether a key is taken. */
  readonly modelsPath: string;
}

/** Servers that speak OpenAI's protocol. */
export const COMPATIBLE = {
  grok: {
    url: 'https://api.x.ai/v1',
    urlVariable: 'XAI_BASE_URL',
    keyVariable: 'XAI_API_KEY',
    modelsPath: '/models',
  },
  huggingface: {
    url: 'https://router.huggingface.co/v1',
    urlVariable: 'HF_BASE_URL',
    keyVariable: 'HF_TOKEN',
    modelsPath: '/models',
  },
  openai: {
    url: 'https://api.openai.com/v1',
    urlVariable: 'OPENAI_BASE_URL',
    keyVariable: 'OPENAI_API_KEY',
    modelsPath: '/models',
  },
} as const satisfies Readonly<Record<string, KeyedProvider>>;

export const ANTHROPIC: KeyedProvider = {
  url: 'https://api.anthropic.com',
  urlVariable: 'ANTHROPIC_BASE_URL',
  keyVariable: 'ANTHROPIC_API_KEY',
  modelsPath: '/v1/models',
};

/** All of them, by their names in `[model] order`. */
export const KEYED_PROVIDERS: Readonly<Record<string, KeyedProvider>> = { anthropic: ANTHROPIC, ...COMPATIBLE };

/**
 * Where a provider's server is, without a slash at the end. Throws `model-unreachable` for what is no address, and for one elsewhere
 * without TLS: a key would go there in the clear.
 */
export function serverUrl(
  { url, urlVariable }: KeyedProvider,
  variables: Readonly<Record<string, string | undefined>>,
): { readonly baseUrl: URL; readonly isLoopback: boolean } {
  const written = (variables[urlVariable]?.trim() || url).replace(/\/+$/, '');
  const baseUrl = URL.parse(written);
  const isLoopback = baseUrl !== null && isLoopbackName(baseUrl.hostname);
  if (baseUrl === null || !(baseUrl.protocol === 'https:' || (baseUrl.protocol === 'http:' && isLoopback))) {
    throw new LlmstructError('model-unreachable', { host: written });
  }
  return { baseUrl, isLoopback };
}
