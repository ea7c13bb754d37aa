import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { createNewFile } from '../node/createNewFile.ts';
import { createNodeFileSystem } from '../node/nodeFileSystem.ts';

/** A file's new text; `base` is what it must still say, absent for a file that must not be there. */
export interface FileChange {
  readonly path: RepoPath;
  readonly base?: string;
  readonly newText: string;
}

/**
 * Replaces the file's text in one step, byte order mark and line ends as they were, or makes a new file. Throws `suggestion-stale`
 * when the file is no longer what the model saw, `test-file-exists`, and `struct-unwritable` when it cannot be written.
 */
export async function applyChange(root: string, target: string, { path, base, newText }: FileChange): Promise<void> {
  if (base === undefined) {
    await createNewFile(root, path, newText);
    return;
  }
  const files = createNodeFileSystem(root, { git: false });
  const now = await files.read(path);
  if (now.kind !== 'text' || now.text !== base) throw new LlmstructError('suggestion-stale', { target });
  if (await isUtf16(join(root, path))) {
    // The writer knows UTF-8 only, and another encoding than before would be a change nobody asked for.
    throw new LlmstructError('struct-unwritable', { path, reason: 'UTF-16' });
  }
  await files.writeAtomic(path, newText);
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
