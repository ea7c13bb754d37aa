import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type InstalledServer, install } from './install.ts';
import { seedSettings } from './serverSettings.ts';
import { hostVersion, type VersionChoice } from './vscodeVersions.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folders a server keeps its state in. */
export interface ServerFolders {
  readonly userData: string;
  readonly extensions: string;
  readonly serverData: string;
}

export interface ServerOptions {
  readonly version: VersionChoice;
  readonly folders: ServerFolders;
  /** More arguments of `server-main.js`. */
  readonly args: readonly string[];
  /** The extension host inherits it. */
  readonly env?: Environment;
  readonly onLog?: (text: string) => void;
}

export interface Server {
  readonly port: number;
  /** Settles when the server is gone, with its exit code or signal. */
  readonly ended: Promise<number | string>;
  /** Ends the server and everything it started. */
  close(): Promise<void>;
}

const startTimeout = 60_000; // ms

/** Starts VS Code's server on a free port of the loopback interface. */
export async function startServer({ version, folders, args, env, onLog }: ServerOptions): Promise<Server> {
  seedSettings(folders.userData);
  mkdirSync(folders.extensions, { recursive: true });

  const { node, root } = install(hostVersion(version));
  const fixed = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  const quiet = ['--disable-telemetry', '--telemetry-level', 'off', '--disable-experiments'];
  const child = spawn(
    node,
    ['--require', join(import.meta.dirname, 'guard.cjs'), ...serverMain(root, folders), ...fixed, ...quiet, ...args],
    // A group of its own, so that the extension host, the file watcher and the terminals end with it.
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: serverEnvironment({ ...ownTempFolder(folders.serverData), ...env, VSCODE_HOST_GUARD: '1' }),
      detached: true,
    },
  );
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const close = () => endGroup(child, ended);
  try {
    return { port: await listeningPort(child, ended, onLog), ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Installs a packed extension. Takes half a second; no server needs to run. */
export function installExtension(vsix: string, version: VersionChoice, folders: ServerFolders): void {
  const { node, root } = install(hostVersion(version));
  const done = spawnSync(node, [...serverMain(root, folders), '--install-extension', vsix], {
    env: serverEnvironment({}),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) throw new Error(`${vsix} could not be installed:\n${done.stdout}${done.stderr}`);
}

function serverMain(root: InstalledServer['root'], { userData, extensions, serverData }: ServerFolders): string[] {
  const main = [join(root, 'out/server-main.js'), '--accept-server-license-terms'];
  return [...main, '--user-data-dir', userData, '--extensions-dir', extensions, '--server-data-dir', serverData];
}

/** Without what a surrounding VS Code terminal sets, and without a market place to ask. */
function serverEnvironment(extra: Environment): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, ...extra, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  for (const name of Object.keys(env)) {
    if (/^(VSCODE_(?!HOST_|TEST_)|ELECTRON_)/.test(name)) delete env[name];
  }
  return env;
}

/** VS Code leaves its sockets behind; here they go with the folder. The name of a socket has little more than 100 bytes. */
function ownTempFolder(serverData: string): Environment {
  const folder = join(serverData, 'tmp');
  if (Buffer.byteLength(folder) > 55) return {};
  mkdirSync(folder, { recursive: true });
  return { TMPDIR: folder, XDG_RUNTIME_DIR: folder };
}

function listeningPort(child: ChildProcess, ended: Server['ended'], onLog?: (text: string) => void): Promise<number> {
  let starting = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the VS Code server ${why}\n${starting}`));
    const timer = setTimeout(() => fail(`did not start in ${startTimeout} ms`), startTimeout);
    let listening = false;
    const read = (chunk: Buffer) => {
      onLog?.(String(chunk));
      if (listening) return;
      starting += chunk;
      const [, port] = /Extension host agent listening on (\d+)/.exec(starting) ?? [];
      if (!port) return;
      listening = true;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then((how) => {
      clearTimeout(timer);
      fail(`ended (${how})`);
    });
  });
}

async function endGroup(child: ChildProcess, ended: Server['ended']): Promise<void> {
  const gracePeriod = 5000; // ms
  signalGroup(child, 'SIGTERM');
  await Promise.race([ended, delay(gracePeriod, undefined, { ref: false })]);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // nothing of the group is left
  }
}
