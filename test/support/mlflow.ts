// A real MLflow server from PyPI and its own Python client, where the machine has them: in the folder of LLMSTRUCT_MLFLOW, in the test
// host's cache (`npm run monitoring -- --mlflow` installs it there), or in PATH.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheRoot } from '../host/cachedFolder.ts';
import { freePort, startProgram } from './monitoring.ts';

export const MLFLOW_CACHE = 'mlflow-3.17.2';

/** The folder with `mlflow` and `python`, undefined where there is none. */
export function mlflowFolder(): string | undefined {
  const { PATH = '', LLMSTRUCT_MLFLOW = '' } = process.env;
  const folders = [LLMSTRUCT_MLFLOW, join(cacheRoot(), MLFLOW_CACHE, 'bin'), ...PATH.split(delimiter)];
  return folders.find(
    (folder) => folder !== '' && ['mlflow', 'python'].every((name) => existsSync(join(folder, name))),
  );
}

// No price catalogue is fetched and nothing is reported: tests run without a network.
const ENVIRONMENT = { MLFLOW_MODEL_CATALOG_URI: '', MLFLOW_DISABLE_TELEMETRY: 'true' };

export interface RunningMlflow {
  readonly url: string;
  /** Runs Python with MLflow's client set to this server; what it prints is JSON. */
  python(script: string): unknown;
  stop(): Promise<void>;
}

/** Starts a server whose data lie in `folder`. */
export async function startMlflow(bin: string, folder: string): Promise<RunningMlflow> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'];
  args.push('--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`, '--artifacts-destination', folder);
  const env = { ...process.env, ...ENVIRONMENT };
  const program = await startProgram(join(bin, 'mlflow'), args, `${url}/health`, { env, patience: 480_000 });
  return {
    url,
    python(script) {
      const out = execFileSync(join(bin, 'python'), ['-c', script], {
        encoding: 'utf8',
        env: { ...env, MLFLOW_TRACKING_URI: url },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return JSON.parse(out.trim().split('\n').at(-1) ?? '') as unknown;
    },
    stop: () => program.stop(),
  };
}
