import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RepoPath } from '../core/model/repoPath.ts';
import { createNodeFileSystem } from './nodeFileSystem.ts';

/** What came of it; all but `written` leave the file as it is. */
export type Replaced = 'written' | 'changed' | 'utf-16';

/**
 * Replaces a file's text in one step, byte order mark and line ends as they were, where it still says `base`. A file in UTF-16 is left: the
 * writer knows UTF-8 only, and another encoding would be a change that nobody asked for. Throws `struct-unwritable`.
 */
export async function replaceText(
  root: string,
  { path, base, newText }: { readonly path: RepoPath; readonly base: string; readonly newText: string },
): Promise<Replaced> {
  const files = createNodeFileSystem(root, { git: false });
  const now = await files.read(path);
  if (now.kind !== 'text' || now.text !== base) return 'changed';
  if (await isUtf16(join(root, path))) return 'utf-16';
  await files.writeAtomic(path, newText);
  return 'written';
}

async function isUtf16(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && (buffer.readUInt16BE() === 0xfffe || buffer.readUInt16BE() === 0xfeff);
  } finally {
    await handle.close();
  }
}
