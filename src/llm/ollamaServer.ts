import { lookup } from 'node:dns/promises';
import type { Ollama } from 'ollama';
import { LlmstructError } from '../core/errors.ts';
import { createOllamaClient } from './ollamaClient.ts';
import { ollamaFailure } from './ollamaFailures.ts';
import { isLoopbackName, type OllamaHost } from './ollamaHost.ts';

/** A model the server has, as `/api/tags` lists it. */
export interface ListedModel {
  readonly name: string;
  /** On disk, in bytes. */
  readonly size: number | undefined;
  /** `1.5B`, as the server words it. */
  readonly parameters: string | undefined;
  /** Where it really runs, for a model that the server only passes on. */
  readonly remoteHost: string | undefined;
}

export interface ModelDetails {
  /** Tokens of the largest window; a larger `num_ctx` is clamped to it silently. */
  readonly contextTokens: number | undefined;
  /** `completion`, `tools`, `thinking`, … */
  readonly capabilities: readonly string[];
  readonly parameters: number | undefined;
  /** Memory of one token of the window (keys and values of all layers at 16 bits), in bytes. */
  readonly bytesPerToken: number | undefined;
}

/** A model in the server's memory. */
export interface LoadedModel {
  readonly name: string;
  /** The window it was loaded with, in tokens. */
  readonly contextTokens: number | undefined;
  /** All it takes, and what of that lies on the graphics card, in bytes. */
  readonly bytes: number | undefined;
  readonly vramBytes: number | undefined;
}

/** Waits of a question that needs no model, in ms. A busy server answers it at once all the same. */
export interface ServerWaits {
  readonly connectMs?: number;
  readonly answerMs?: number;
  readonly signal?: AbortSignal;
}

/** The server's version, `0.17.4`. Throws `model-unreachable`, or `model-failed` when something else listens there. */
export async function serverVersion(host: OllamaHost, waits: ServerWaits = {}): Promise<string> {
  const answer = await ask(host, undefined, waits, (client) => client.version());
  const version = textOf(field(answer, 'version'));
  if (version === undefined) {
    throw new LlmstructError('model-failed', { model: `at ${host.shown}`, reason: 'its answer is not one of Ollama' });
  }
  return version;
}

/** The models the server has, in its order (newest first). Throws as `serverVersion`. */
export async function listModels(host: OllamaHost, waits: ServerWaits = {}): Promise<readonly ListedModel[]> {
  const answer = await ask(host, undefined, waits, (client) => client.list());
  const models = field(answer, 'models');
  if (!Array.isArray(models)) return [];
  return models.map((model: unknown) => ({
    name: textOf(field(model, 'name')) ?? '',
    size: countOf(field(model, 'size')),
    parameters: textOf(field(field(model, 'details'), 'parameter_size')),
    remoteHost: textOf(field(model, 'remote_host')),
  }));
}

/** What a model can. Throws `model-missing` and as `serverVersion`. */
export async function showModel(host: OllamaHost, model: string, waits: ServerWaits = {}): Promise<ModelDetails> {
  const answer = await ask(host, model, waits, (client) => client.show({ model }));
  const info = field(answer, 'model_info');
  const architecture = textOf(field(info, 'general.architecture')) ?? '';
  const capabilities = field(answer, 'capabilities');
  return {
    contextTokens: countOf(field(info, `${architecture}.context_length`)),
    capabilities: Array.isArray(capabilities) ? capabilities.filter((name) => typeof name === 'string') : [],
    parameters: countOf(field(info, 'general.parameter_count')),
    bytesPerToken: bytesPerToken((name) => countOf(field(info, `${architecture}.${name}`))),
  };
}

/** Of models whose heads differ from layer to layer nothing is known: their counts are lists. */
function bytesPerToken(numberOf: (name: string) => number | undefined): number | undefined {
  const layers = numberOf('block_count');
  const heads = numberOf('attention.head_count');
  const width = numberOf('embedding_length');
  const headWidth = numberOf('attention.key_length') ?? (width && heads && width / heads);
  const keptHeads = numberOf('attention.head_count_kv') ?? heads;
  return layers && headWidth && keptHeads && layers * keptHeads * headWidth * 2 * 2;
}

/** The models in memory. Throws as `serverVersion`. */
export async function loadedModels(host: OllamaHost, waits: ServerWaits = {}): Promise<readonly LoadedModel[]> {
  const answer = await ask(host, undefined, waits, (client) => client.ps());
  const models = field(answer, 'models');
  if (!Array.isArray(models)) return [];
  return models.map((model: unknown) => ({
    name: textOf(field(model, 'name')) ?? '',
    contextTokens: countOf(field(model, 'context_length')),
    bytes: countOf(field(model, 'size')),
    vramBytes: countOf(field(model, 'size_vram')),
  }));
}

/**
 * The address, without credentials, at which a prompt for this model leaves this machine; undefined when it stays: the host
 * is, or resolves to, loopback only, and the server does not pass the model on. Throws as `serverVersion`; a model that is
 * not listed is judged by its name.
 */
export async function remotePlace(
  host: OllamaHost,
  model: string,
  waits: ServerWaits = {},
): Promise<string | undefined> {
  if (!(host.loopback || (await resolvesToLoopback(host)))) return host.shown;
  if (isCloudName(model)) return CLOUD;
  const listed = await listModels(host, waits);
  return findModel(listed, model)?.remoteHost;
}

/** The same as far as it is known without asking anybody. */
export function presumedPlace(host: OllamaHost, model: string): string | undefined {
  if (!host.loopback) return host.shown;
  return isCloudName(model) ? CLOUD : undefined;
}

const CLOUD = 'https://ollama.com';

/** Whether a name's tag says that it runs at ollama.com: `gpt-oss:120b-cloud`, `glm-4.6:cloud`. */
function isCloudName(model: string): boolean {
  return /[:-]cloud$/i.test(model);
}

/** The model of a server's list that a name means. */
export function findModel<Model extends { readonly name: string }>(
  models: readonly Model[],
  model: string,
): Model | undefined {
  return models.find(({ name }) => listedName(name) === listedName(model));
}

/** A name as `/api/tags` writes it, in lower case: the server finds a model by its full name and by any case too. */
function listedName(model: string): string {
  const short = model.toLowerCase().replace(/^(?:registry\.ollama\.ai\/)?(?:library\/)?/, '');
  return short.includes(':') ? short : `${short}:latest`;
}

async function resolvesToLoopback(host: OllamaHost): Promise<boolean> {
  const { hostname } = new URL(host.url);
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  return addresses.length > 0 && addresses.every(({ address }) => isLoopbackName(address));
}

async function ask(
  host: OllamaHost,
  model: string | undefined,
  { connectMs = 3_000, answerMs = 10_000, signal = new AbortController().signal }: ServerWaits,
  question: (client: Ollama) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await question(createOllamaClient(host, { connectMs, firstByteMs: answerMs, silenceMs: answerMs, signal }));
  } catch (error) {
    if (signal.aborted) throw error;
    throw ollamaFailure(error, { host: host.shown, model }, false);
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
