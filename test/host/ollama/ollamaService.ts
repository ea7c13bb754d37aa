import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheRoot } from '../cachedFolder.ts';
import { modelWeights, ollamaProgram } from './installOllama.ts';
import { MODEL_NAME, modelfile } from './pins.ts';

/** Where our own server listens: not at the port of one that the user runs. */
const ADDRESS = `127.0.0.1:${process.env.LLMSTRUCT_OLLAMA_PORT ?? 11634}`;
const START_LIMIT = 20_000; // ms

/** The version of the server at an address as `OLLAMA_HOST` writes it, undefined where none answers. */
export async function serverVersion(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${urlOf(address)}/api/version`, { signal: AbortSignal.timeout(3000) });
    return ((await response.json()) as { version?: string }).version;
  } catch {
    return undefined;
  }
}

/**
 * An address of a running Ollama: that of `OLLAMA_HOST` where one answers there, else our own, which is installed, started and
 * given the test model as far as that is not done. Throws with what is missing.
 */
export async function startOllama(): Promise<string> {
  const { OLLAMA_HOST: given } = process.env;
  if (given && (await serverVersion(given)) !== undefined) return given;
  if (await isComplete()) return ADDRESS;
  const program = ollamaProgram();
  const weights = modelWeights();
  if ((await serverVersion(ADDRESS)) === undefined) await start(program);
  if (!(await hasModel())) createModel(program, weights);
  return ADDRESS;
}

/** A server that runs, and a model on it for tests. */
export interface RunningOllama {
  readonly address: string;
  readonly model: string;
}

/**
 * The server that tests ask: that of `OLLAMA_HOST`, else our own; its model is the test model, else the smallest that runs there.
 * Undefined where there is none: nothing is installed or started.
 */
export async function runningOllama(): Promise<RunningOllama | undefined> {
  for (const address of [process.env.OLLAMA_HOST, ADDRESS]) {
    if (!address || (await serverVersion(address)) === undefined) continue;
    const models = (await listed(address)).filter(({ remote_host: remote }) => remote === undefined);
    const [smallest] = models.toSorted((a, b) => a.size - b.size);
    const model = models.find(({ name }) => name === MODEL_NAME) ?? smallest;
    if (model !== undefined) return { address, model: model.name };
  }
  return undefined;
}

/** Ends our own server, runners included; does nothing when it does not run. */
export async function stopOllama(): Promise<void> {
  const file = join(folder(), 'pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  // A stale file may name another process by now.
  if ((await serverVersion(ADDRESS)) === undefined) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < START_LIMIT && (await serverVersion(ADDRESS)) !== undefined; waited += 100)
    await delay(100);
}

function folder(): string {
  const path = join(cacheRoot(), 'ollama-service');
  mkdirSync(path, { recursive: true });
  return path;
}

/** Its home is its own, so that models and keys of an Ollama that the user has are not touched. */
function environment(): NodeJS.ProcessEnv {
  const home = folder();
  return {
    ...process.env,
    HOME: home,
    OLLAMA_HOST: ADDRESS,
    OLLAMA_MODELS: join(home, 'models'),
    OLLAMA_NO_CLOUD: '1',
  };
}

async function start(program: string): Promise<void> {
  const log = join(folder(), 'log');
  const output = openSync(log, 'w');
  const child = spawn(program, ['serve'], { env: environment(), detached: true, stdio: ['ignore', output, output] });
  child.unref();
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code) => {
    ended = `it ended with ${code}`;
  });
  writeFileSync(join(folder(), 'pid'), String(child.pid));
  for (let waited = 0; waited < START_LIMIT; waited += 100) {
    if ((await serverVersion(ADDRESS)) !== undefined) return;
    if (ended !== undefined) break;
    await delay(100);
  }
  throw new Error(
    `Ollama did not start at ${ADDRESS}: ${ended ?? 'no answer'}\n${readFileSync(log, 'utf8').slice(-1000)}`,
  );
}

async function isComplete(): Promise<boolean> {
  return (await serverVersion(ADDRESS)) !== undefined && (await hasModel());
}

async function hasModel(): Promise<boolean> {
  return (await listed(ADDRESS)).some(({ name }) => name === MODEL_NAME);
}

interface ListedModel {
  readonly name: string;
  readonly size: number;
  readonly remote_host?: string;
}

async function listed(address: string): Promise<readonly ListedModel[]> {
  const response = await fetch(`${urlOf(address)}/api/tags`);
  return ((await response.json()) as { readonly models: readonly ListedModel[] }).models;
}

function urlOf(address: string): string {
  return /^https?:/.test(address) ? address : `http://${address}`;
}

function createModel(program: string, weights: string): void {
  const file = join(folder(), 'Modelfile');
  writeFileSync(file, modelfile(weights));
  const done = spawnSync(program, ['create', MODEL_NAME, '-f', file], { env: environment(), encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${MODEL_NAME} could not be made: ${done.error?.message ?? done.stderr}`);
}
