import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { systemCode } from '../node/systemErrors.ts';

/** A folder that a window of the editor has open and trusts. */
export interface WindowFolder {
  readonly name: string;
  /** Absolute. */
  readonly root: string;
}

const FOLDER = 'windows';

/** Says which folders this process has open, for the one server of all windows. Each process has its own file. */
export function announceFolders(stateFolder: string, folders: readonly WindowFolder[]): void {
  const place = join(stateFolder, FOLDER);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  writeFileSync(join(place, `${process.pid}.json`), JSON.stringify(folders), { mode: 0o600 });
}

export function withdrawFolders(stateFolder: string): void {
  rmSync(join(stateFolder, FOLDER, `${process.pid}.json`), { force: true });
}

/** The folders of all windows that run now. Files of processes that are gone are removed. */
export function announcedFolders(stateFolder: string): WindowFolder[] {
  const place = join(stateFolder, FOLDER);
  const found = new Map<string, WindowFolder>();
  for (const name of filesOf(place)) {
    const pid = /^(\d+)\.json$/.exec(name)?.[1];
    if (pid === undefined) continue;
    if (isAlive(Number(pid))) for (const folder of readFolders(join(place, name))) found.set(folder.root, folder);
    else rmSync(join(place, name), { force: true });
  }
  return [...found.values()];
}

function filesOf(place: string): string[] {
  try {
    return readdirSync(place).sort();
  } catch {
    return [];
  }
}

function readFolders(file: string): WindowFolder[] {
  try {
    const list = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowFolder>[];
    return list.flatMap(({ name, root }) =>
      typeof name === 'string' && typeof root === 'string' && isAbsolute(root) ? [{ name, root }] : [],
    );
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
