import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cachedFolder } from './cachedFolder.ts';
import { type HostVersion, nodeIntegrity, ripgrep } from './vscodeVersions.ts';

export interface InstalledServer {
  /** Holds `out/server-main.js`. */
  readonly root: string;
  readonly node: string;
}

/** Part of VS Code's server that no test needs: 280 MB. */
const unused = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

/**
 * VS Code's server and a Node for it, from npm into the cache: no install script runs, no compiler and no system package
 * is needed. About 15 s the first time.
 */
export function install(version: HostVersion): InstalledServer {
  if (process.platform === 'win32') throw new Error('The stand-in for VS Code runs on Linux and macOS only.');
  return { root: join(installServer(version), 'lib/vscode'), node: installNode(version.node) };
}

function installServer({ codeServer, integrity }: HostVersion): string {
  return cachedFolder(`code-server-${codeServer}`, (folder) => {
    unpackPackage('code-server', codeServer, ['lib/vscode', 'LICENSE', 'package.json'], integrity, folder);
    const root = join(folder, 'lib/vscode');
    // Its npm-shrinkwrap.json pins every version, but leaves a peer (tslib) out.
    const flags = [
      '--legacy-peer-deps',
      '--omit=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    run('npm', ['ci', ...flags], root);
    for (const path of unused) rmSync(join(root, path), { recursive: true, force: true });
    addRipgrep(join(root, 'node_modules/@vscode/ripgrep'));
  });
}

/** Behind `findFiles` and Quick Open. Older versions download it from GitHub in an install script; npm has it as well. */
function addRipgrep(folder: string): void {
  if (!existsSync(folder)) return; // newer ones have @vscode/ripgrep-universal, binaries included
  const platform = `${process.platform}-${process.arch}`;
  unpackPackage(`@vscode/ripgrep-${platform}`, ripgrep.version, ['bin'], ripgrep.integrity[platform], folder);
}

/** The running Node where it has the right major, else npm's package with nothing but the binary. */
function installNode(version: string): string {
  if (process.versions.node.split('.')[0] === version.split('.')[0]) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = cachedFolder(`${name}-${version}`, (draft) => {
    unpackPackage(name, version, ['bin'], nodeIntegrity[`${name}@${version}`], draft);
  });
  return join(folder, 'bin/node');
}

function unpackPackage(
  name: string,
  version: string,
  paths: string[],
  integrity: string | undefined,
  folder: string,
): void {
  console.error(`Fetching ${name}@${version} into ${folder}`);
  const packed = run(
    'npm',
    ['pack', `${name}@${version}`, '--json', '--loglevel=error', '--pack-destination', folder],
    folder,
  );
  const [tarball] = JSON.parse(packed) as { filename: string }[];
  if (!tarball) throw new Error(`npm pack ${name}@${version} made no file: ${packed}`);

  const file = join(folder, tarball.filename);
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (integrity && found !== integrity) throw new Error(`${name}@${version} has unexpected content: ${found}`);

  run('tar', ['-xzf', file, '--strip-components=1', ...paths.map((path) => `package/${path}`)], folder);
  rmSync(file);
}

function run(command: string, args: string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) {
    const cause = done.error?.message ?? `exit code ${done.status}`;
    throw new Error(`${command} ${args.join(' ')}: ${cause}\n${done.stdout ?? ''}${done.stderr ?? ''}`);
  }
  return done.stdout;
}
