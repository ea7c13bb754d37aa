// npm run demo [-- <folder>]
// Opens VS Code with the extension and a folder to try it on; without one, a copy of the example workspace.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyWorkspace } from './copyWorkspace.ts';
import { packageExtension } from './packageExtension.ts';
import { projectRoot } from './projectRoot.ts';
import { startWindowServer } from './window.ts';
import { workbenchUrl } from './workbenchUrl.ts';

const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-demo-'));
const folder = process.argv[2] ? resolve(process.argv[2]) : copyWorkspace(join(scratch, 'example'));

if (openInstalledCode(folder)) console.log(`VS Code opens ${folder} with the extension from ${projectRoot}.`);
else await serveWindow(folder);

/** The folder stays: the window outlives this process. */
function openInstalledCode(target: string): boolean {
  const args = ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, target];
  const done = spawnSync('code', args, { stdio: ['ignore', 'inherit', 'ignore'], shell: process.platform === 'win32' });
  return done.status === 0;
}

/** VS Code's server on the loopback interface, for any browser on this machine. It has no access control but that. */
async function serveWindow(target: string): Promise<void> {
  console.log('There is no `code` on the PATH: starting VS Code as a server.');
  const server = await startWindowServer({ vsix: packageExtension(), env: {} }, scratch);
  const url = workbenchUrl(server.port, { target });
  console.log(`\n${url}\n\nFolder: ${target}\nCtrl-C ends it.`);
  openBrowserTab(url);

  const signal = new Promise<void>((end) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => end());
  });
  const early = await Promise.race([signal, server.ended]);
  if (early !== undefined) console.error(`The VS Code server ended (${early}).`);
  await server.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  process.exit(early === undefined ? 0 : 1);
}

/** Where there is nothing to open a tab with, the printed address has to do. */
function openBrowserTab(url: string): void {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .once('error', () => {})
    .unref();
}
