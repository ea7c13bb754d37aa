import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { locateInside } from './pathGuard.ts';
import { reasonOf, systemCode } from './systemErrors.ts';

/**
 * Makes a file that is not there, with the folders on the way; never touches one that is. Throws `test-file-exists`,
 * `file-outside-workspace` (also through a symlinked folder) and `struct-unwritable`.
 */
export async function createNewFile(root: string, path: RepoPath, text: string): Promise<void> {
  try {
    const folders = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth++) {
      const folder = folders.slice(0, depth).join('/');
      if (existsSync(join(root, folder))) continue;
      // Its parent is there and was resolved: a link on the way that leads out is refused before anything is made behind it.
      const place = locateInside(root, folder);
      if (place.kind === 'outside') throw new LlmstructError('file-outside-workspace', { path });
      await mkdir(place.absolute);
    }
    const place = locateInside(root, path);
    if (place.kind === 'outside') throw new LlmstructError('file-outside-workspace', { path });
    await writeFile(place.absolute, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof LlmstructError) throw error;
    if (systemCode(error) === 'EEXIST') throw new LlmstructError('test-file-exists', { path });
    throw new LlmstructError('struct-unwritable', { path, reason: systemCode(error) ?? reasonOf(error) }, error);
  }
}
