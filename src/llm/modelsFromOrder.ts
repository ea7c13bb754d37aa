import { isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { ChatModel, Log } from '../core/ports.ts';
import { createAnthropicModel } from './anthropicModel.ts';
import { type CompatibleModelOptions, createCompatibleModel } from './compatibleModel.ts';
import { ANTHROPIC, COMPATIBLE, type KeyedProvider, serverUrl } from './keyedProviders.ts';
import type { ModelSession } from './modelSession.ts';
import { chooseOllamaHost } from './ollamaHost.ts';
import { createOllamaModel, type OllamaModelOptions } from './ollamaModel.ts';
import type { TrialStore } from './trialStore.ts';

/** What models need to know beside their names. */
export interface ModelEnvironment {
  /** A setting; goes before `OLLAMA_HOST`. */
  readonly ollamaHost?: string | undefined;
  /** Environment variables: `OLLAMA_HOST`, keys and addresses of the other servers (`COMPATIBLE`). */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Times and keep-alive other than the defaults. */
  readonly ollama?: Pick<OllamaModelOptions, 'connectMs' | 'firstTokenMs' | 'silenceMs' | 'keepAlive'>;
  /** The same for the other servers. */
  readonly waits?: Pick<CompatibleModelOptions, 'connectMs' | 'firstTokenMs' | 'silenceMs'>;
  /** One for the process. */
  readonly session?: ModelSession;
  /** What came out when models were tried. */
  readonly trials?: TrialStore;
  /** Providers that only this host has, by their names in `[model] order`. */
  readonly providers?: Readonly<Record<string, (model: string) => ChatModel>>;
  readonly log?: Log;
}

export interface OrderedModels {
  /** Those that can be asked, in the order given. */
  readonly models: readonly ChatModel[];
  /** Why each of the others cannot: `model-form`, `provider-unavailable`, `key-missing`, or `model-unreachable` for a host that is none. */
  readonly problems: readonly LlmstructError[];
}

type ProviderFactory = (model: string, environment: ModelEnvironment) => ChatModel;

const PROVIDERS: ReadonlyMap<string, ProviderFactory> = new Map<string, ProviderFactory>([
  ['ollama', ollamaModel],
  ['anthropic', anthropicModel],
  ...(Object.keys(COMPATIBLE) as (keyof typeof COMPATIBLE)[]).map(
    (provider) => [provider, compatibleModel(provider)] as const,
  ),
]);

/**
 * The models that `[model] order` names. An entry is `provider/model`, split at its first `/`; one that is named twice counts
 * once. Never throws for an entry, and asks nobody.
 */
export function modelsFromOrder(order: readonly string[], environment: ModelEnvironment): OrderedModels {
  const models: ChatModel[] = [];
  const problems: LlmstructError[] = [];
  for (const entry of new Set(order.map((written) => written.trim()))) {
    try {
      models.push(modelFromEntry(entry, environment));
    } catch (error) {
      if (!isLlmstructError(error)) throw error;
      problems.push(error);
    }
  }
  return { models, problems };
}

function modelFromEntry(entry: string, environment: ModelEnvironment): ChatModel {
  const slash = entry.indexOf('/');
  const provider = entry.slice(0, Math.max(slash, 0));
  const model = entry.slice(slash + 1);
  if (provider === '' || model === '' || /\s/.test(entry)) throw new LlmstructError('model-form', { model: entry });
  const { providers = {} } = environment;
  const create = PROVIDERS.get(provider) ?? (Object.hasOwn(providers, provider) ? providers[provider] : undefined);
  if (create === undefined) throw new LlmstructError('provider-unavailable', { provider });
  return create(model, environment);
}

function ollamaModel(model: string, environment: ModelEnvironment): ChatModel {
  const { ollamaHost, variables, ollama } = environment;
  return createOllamaModel({
    host: chooseOllamaHost(ollamaHost, variables['OLLAMA_HOST']),
    model,
    ...ollama,
    ...sharedParts(environment),
  });
}

/** What all models of a process share. */
function sharedParts({ session, trials, log }: ModelEnvironment): Pick<ModelEnvironment, 'session' | 'trials' | 'log'> {
  return {
    ...(session === undefined ? {} : { session }),
    ...(trials === undefined ? {} : { trials }),
    ...(log === undefined ? {} : { log }),
  };
}

function anthropicModel(model: string, environment: ModelEnvironment): ChatModel {
  const { variables, waits, session } = environment;
  const { baseUrl, key } = serverOf('anthropic', ANTHROPIC, variables);
  const { keyVariable } = ANTHROPIC;
  if (key === undefined) throw new LlmstructError('key-missing', { provider: 'anthropic', variable: keyVariable });
  const shared = session === undefined ? {} : { session };
  return createAnthropicModel({ model, baseUrl, key, keyVariable, ...waits, ...shared });
}

/** Where a server is, and its key: needed where it is not on this machine, and sent over TLS only. */
function serverOf(provider: string, place: KeyedProvider, variables: ModelEnvironment['variables']) {
  const { baseUrl, isLoopback } = serverUrl(place, variables);
  const { keyVariable } = place;
  const key = variables[keyVariable]?.trim() || undefined;
  if (key === undefined && !isLoopback) throw new LlmstructError('key-missing', { provider, variable: keyVariable });
  return { baseUrl, key };
}

function compatibleModel(provider: keyof typeof COMPATIBLE): ProviderFactory {
  return (model, environment) => {
    return createCompatibleModel({
      provider,
      model,
      ...serverOf(provider, COMPATIBLE[provider], environment.variables),
      keyVariable: COMPATIBLE[provider].keyVariable,
      mayBeLocal: provider === 'openai',
      ...environment.waits,
      ...sharedParts(environment),
    });
  };
}
