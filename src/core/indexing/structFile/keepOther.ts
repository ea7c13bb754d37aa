import type { RepoPath } from '../../model/repoPath.ts';
import { structFormatOf } from '../../model/structFormat.ts';
import type { FileSystem } from '../../ports.ts';
import type { IndexReport } from '../indexReport.ts';

/** What stands in the place of an output and is not ours, or of another format, is not lost: it is kept under the first name that is free. */
export async function keepOther(
  path: RepoPath,
  text: string | undefined,
  files: Pick<FileSystem, 'readOutput' | 'copyAside'>,
): Promise<IndexReport['kept']> {
  const format = text === undefined || text.trim() === '' ? 'current' : structFormatOf(text);
  if (text === undefined || format === 'current') return undefined;
  for (let number = 1; ; number++) {
    const backup = `${path}.${number === 1 ? '' : number}bak`;
    const there = await files.readOutput(backup);
    // Not what was read: the file may be no text at all.
    if (there === undefined) await files.copyAside(path, backup);
    if (there === undefined || there === text) return { format, backup };
  }
}
