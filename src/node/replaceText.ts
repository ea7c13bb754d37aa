import { readFileSync } from 'node:fs';
import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { replaceWhere } from './atomicWrite.ts';
import { createNodeFileSystem } from './nodeFileSystem.ts';
import { locateInside } from './pathGuard.ts';

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
  const place = locateInside(root, path);
  if (place.kind === 'outside') throw new LlmstructError('file-outside-workspace', { path });
  const bytes = readFileSync(place.absolute);
  if (isUtf16(bytes)) return 'utf-16';
  if (bytes.toString('utf8') !== base) return 'changed';
  const isStillSo = () => readFileSync(place.absolute).equals(bytes);
  return (await replaceWhere(place.absolute, newText, path, isStillSo)) ? 'written' : 'changed';
}

function isUtf16(bytes: Buffer): boolean {
  return bytes.length >= 2 && (bytes.readUInt16BE() === 0xfffe || bytes.readUInt16BE() === 0xfeff);
}
