import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloaded parts of the test host live; shared by all checkouts of the project, each part in a versioned folder. */
export function cacheRoot(): string {
  const { VSCODE_HOST_CACHE, XDG_CACHE_HOME } = process.env;
  return VSCODE_HOST_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'vscode-test-host');
}

/**
 * The cache folder `name`, filled by `fill` when it is not there yet. It is filled under another name and moved into
 * place in one step, so two first runs at once both end with a whole folder and none removes one that is in use.
 */
export function cachedFolder(name: string, fill: (folder: string) => void): string {
  const target = join(cacheRoot(), name);
  if (isDone(target)) return target;
  if (existsSync(target)) throw new Error(`${target} is not complete. Remove it and start again.`);

  removeAbandoned(name);
  const draft = `${target}.tmp-${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    fill(draft);
    writeFileSync(join(draft, '.done'), '');
    renameSync(draft, target);
  } catch (error) {
    if (!isDone(target)) throw error; // else another run was first: its copy serves as well
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

function isDone(folder: string): boolean {
  return existsSync(join(folder, '.done'));
}

/** A run ended by Ctrl-C leaves up to 600 MB behind; its process id says whether it still works on them. */
function removeAbandoned(name: string): void {
  const root = cacheRoot();
  if (!existsSync(root)) return;
  for (const entry of readdirSync(root)) {
    const owner = entry.startsWith(`${name}.tmp-`) ? Number(entry.slice(name.length + '.tmp-'.length)) : 0;
    if (owner > 0 && !isAlive(owner)) rmSync(join(root, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
