import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder for disposable files, with a `.gitignore` that keeps all of it out of git. Throws the system's error. */
export function makeCacheFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'a' });
}
