import { join } from 'node:path';
import * as vscode from 'vscode';
import { withServerSecrets } from '../../continue/envFile.ts';
import { continueHome, readIfThere, writePrivately } from '../../node/continueHome.ts';
import { withErrorBoundary } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import type { OpenIndex } from '../ports/indexedFolders.ts';
import type { Services } from '../services.ts';
import { LocalServer } from './localServer.ts';

/** Remembered over restarts: the server runs again when the editor does. */
const WANTED = 'llmstruct.server.wanted';
const RUNNING = 'llmstruct.serverRunning';

/** The server on demand: its two commands, and its start with the editor where it ran before. */
export function registerLocalServer(services: Services, openIndex: OpenIndex): LocalServer {
  const server = new LocalServer(services, openIndex);
  const { context, log } = services;
  const command = (id: string, handler: () => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(id, withErrorBoundary(log, id, handler));
  context.subscriptions.push(
    command('llmstruct.startServer', () => startAndSay(services, server)),
    command('llmstruct.stopServer', () => stop(services, server)),
  );
  if (context.globalState.get<boolean>(WANTED) === true) {
    void withErrorBoundary(log, 'llmstruct.startServer', () => start(services, server))();
  }
  return server;
}

async function start({ context, log }: Services, server: LocalServer) {
  const address = await server.start();
  log.info(`The local server answers at ${address.url}.`);
  await context.globalState.update(WANTED, true);
  await vscode.commands.executeCommand('setContext', RUNNING, true);
  return address;
}

async function startAndSay(services: Services, server: LocalServer) {
  const { l10n, env } = vscode;
  const address = await start(services, server);
  notify(services.log, 'info', l10n.t('llmstruct answers programs of this machine at {0}.', address.url), [
    { title: l10n.t('Open Board'), run: () => env.openExternal(vscode.Uri.parse(server.boardLink() ?? address.url)) },
    { title: l10n.t('Copy Token'), run: () => env.clipboard.writeText(address.token) },
    { title: l10n.t('Write into ~/.continue/.env'), run: () => writeServerSecrets(services, server) },
  ]);
  return address;
}

async function stop({ context, log }: Services, server: LocalServer): Promise<void> {
  await server.stop();
  await context.globalState.update(WANTED, false);
  await vscode.commands.executeCommand('setContext', RUNNING, false);
  notify(log, 'info', vscode.l10n.t('The local server of this window is stopped.'));
}

/** Starts the server and writes its address and token where Continue looks for secrets. Only for who said so. */
export async function writeServerSecrets(services: Services, server: LocalServer): Promise<void> {
  const address = await start(services, server);
  const file = join(continueHome(process.env), '.env');
  await writePrivately(file, withServerSecrets((await readIfThere(file)) ?? '', address));
  notify(services.log, 'info', vscode.l10n.t('Written into {0}. Reload Continue’s window to use it.', file));
}
