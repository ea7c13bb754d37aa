// Prometheus' own programs, where the machine has them: in PATH, in the folder of LLMSTRUCT_MONITORING, or in the test host's cache
// (`npm run monitoring` puts Debian's packages there).
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { eventually } from '../e2e/eventually.ts';
import { cacheRoot } from '../host/cachedFolder.ts';

export const MONITORING_CACHE = 'monitoring-1';

type Program = 'prometheus' | 'promtool' | 'prometheus-pushgateway' | 'prometheus-node-exporter';

/** The path of a program, undefined where the machine has none. */
export function monitoringProgram(name: Program): string | undefined {
  const { PATH = '', LLMSTRUCT_MONITORING = '' } = process.env;
  const cached = join(cacheRoot(), MONITORING_CACHE);
  const folders = [LLMSTRUCT_MONITORING, join(cached, 'usr/bin'), ...PATH.split(delimiter)];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** The path of a program; without it the test is skipped, and the log says why. */
export function requireProgram(test: Mocha.Context, name: Program): string {
  const path = monitoringProgram(name);
  if (path === undefined) {
    console.log(`      skipped: there is no ${name} here; npm run monitoring gets it from Debian's packages`);
    test.skip();
  }
  return path!;
}

/** Runs `promtool` and gives what it prints; fails with its complaint. */
export function promtool(path: string, args: readonly string[], input?: string): string {
  try {
    return execFileSync(path, args, { encoding: 'utf8', stdio: 'pipe', ...(input === undefined ? {} : { input }) });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`promtool ${args.join(' ')}: ${stderr}${stdout}`, { cause: error });
  }
}

/** One value of an instant query. */
export interface QueryValue {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface RunningPrometheus {
  readonly url: string;
  /** An instant query, at a time in seconds since 1970 or now. */
  query(expression: string, time?: number): Promise<readonly QueryValue[]>;
  stop(): Promise<void>;
}

/** Starts Prometheus on a free port over `data` in `folder`, with a configuration in YAML. */
export async function startPrometheus(path: string, folder: string, config: string): Promise<RunningPrometheus> {
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, config);
  mkdirSync(join(folder, 'data'), { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, 'data')}`];
  args.push(`--web.listen-address=127.0.0.1:${port}`, '--storage.tsdb.retention.time=10y');
  const program = await startProgram(path, args, `${url}/-/ready`);
  return {
    url,
    async query(expression, time) {
      const at = time === undefined ? '' : `&time=${time}`;
      const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}${at}`);
      const answer = (await response.json()) as {
        readonly status: string;
        readonly error?: string;
        readonly data: { readonly result: readonly { metric: Record<string, string>; value: [number, string] }[] };
      };
      if (answer.status !== 'success') throw new Error(`${expression}: ${answer.error}`);
      return answer.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
    },
    stop: () => program.stop(),
  };
}

/** Starts a server and waits until `readyUrl` answers with 200. */
export async function startProgram(
  path: string,
  args: readonly string[],
  readyUrl: string,
  { env, patience = 60_000 }: { readonly env?: NodeJS.ProcessEnv; readonly patience?: number } = {},
): Promise<{ stop(): Promise<void> }> {
  const program = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'], ...(env === undefined ? {} : { env }) });
  let said = '';
  program.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  const stop = () => stopProgram(program);
  try {
    await eventually(async () => {
      if (program.exitCode !== null) throw new Error(`${path} ended: ${said}`);
      const { status } = await fetch(readyUrl);
      if (status !== 200) throw new Error(`${readyUrl}: ${status}`);
    }, patience);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

function stopProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  program.kill('SIGTERM');
  return ended;
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
