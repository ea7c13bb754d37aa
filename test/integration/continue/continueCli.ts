import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { cachedFolder } from '../../host/cachedFolder.ts';

/** Its last release that fits Continue 2.0; 80 MB, so it is no dependency: fetched once into the cache of the test host. */
const VERSION = '1.5.47';

/** Continue's own command line, `cn`, from npm. Throws where the registry cannot be reached and it is not in the cache. */
export function installContinueCli(): string {
  const folder = cachedFolder(`continue-cli-${VERSION}`, (draft) => {
    const args = ['install', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', [...args, `@continuedev/cli@${VERSION}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  });
  return join(folder, 'node_modules/@continuedev/cli/dist/cn.js');
}

/** One message in a process of its own, all tools allowed; gives what was printed. */
export function runContinueCli(
  cn: string,
  options: {
    readonly config: string;
    readonly message: string;
    readonly cwd: string;
    readonly environment: NodeJS.ProcessEnv;
  },
): Promise<string> {
  const args = [cn, '-p', '--auto', '--config', options.config, options.message];
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(text));
  });
}
