// npm run monitoring [-- --mlflow]
// Gets what the tests of metrics and of the board run against: Prometheus' programs and nginx from Debian's packages (nothing is installed or started), and with
// --mlflow a server of MLflow from PyPI in a virtual environment of its own (850 MB, minutes). What is there already stays.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cachedFolder, cacheRoot } from '../host/cachedFolder.ts';
import { MLFLOW_CACHE } from '../support/mlflow.ts';
import { MONITORING_CACHE } from '../support/monitoring.ts';
import { NGINX_CACHE } from '../support/nginx.ts';

const PACKAGES = ['prometheus', 'prometheus-node-exporter', 'prometheus-pushgateway'];

attempt('Prometheus', () => unpackDebian(MONITORING_CACHE, PACKAGES));
attempt('nginx', () => unpackDebian(NGINX_CACHE, ['nginx']));
if (process.argv.includes('--mlflow')) {
  attempt('MLflow', () => {
    // Made in its place: the programs of a virtual environment name their own path.
    const folder = join(cacheRoot(), MLFLOW_CACHE);
    if (existsSync(join(folder, 'bin/mlflow'))) return;
    mkdirSync(cacheRoot(), { recursive: true });
    run('python3', ['-m', 'venv', '--clear', folder], cacheRoot());
    run(join(folder, 'bin/python'), ['-m', 'pip', 'install', '--quiet', MLFLOW_CACHE.replace('-', '==')], folder);
  });
}

/** Nothing is installed or started. */
function unpackDebian(cache: string, packages: readonly string[]): void {
  cachedFolder(cache, (folder) => {
    run('apt-get', ['download', ...packages], folder);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
      run('dpkg', ['-x', file, '.'], folder);
      rmSync(join(folder, file));
    }
  });
}

/** What cannot be had is said, and costs only the tests that need it. */
function attempt(name: string, get: () => void): void {
  try {
    get();
    console.error(`${name} is there.`);
  } catch (error) {
    console.error(`${name} cannot be had here: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
