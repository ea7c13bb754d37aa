import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { createNewFile } from '../node/createNewFile.ts';
import { replaceText } from '../node/replaceText.ts';

/** A file's new text; `base` is what it must still say, absent for a file that must not be there. */
export interface FileChange {
  readonly path: RepoPath;
  readonly base?: string;
  readonly newText: string;
}

/**
 * Replaces the file's text as `replaceText` does, or makes a new file. Throws `suggestion-stale` when the file is no longer what the model
 * saw, `test-file-exists`, and `struct-unwritable` when it cannot be written.
 */
export async function applyChange(root: string, target: string, { path, base, newText }: FileChange): Promise<void> {
  if (base === undefined) {
    await createNewFile(root, path, newText);
    return;
  }
  const replaced = await replaceText(root, { path, base, newText });
  if (replaced === 'changed') throw new LlmstructError('suggestion-stale', { target });
  if (replaced === 'utf-16') throw new LlmstructError('struct-unwritable', { path, reason: 'UTF-16' });
}

/** Replaces texts that belong together: all, or none. Gives what takes them back; throws as `applyChange` does. */
export async function applyTogether(
  root: string,
  changes: readonly (Required<FileChange> & { readonly targets: readonly string[] })[],
): Promise<() => Promise<void>> {
  const written: (() => Promise<void>)[] = [];
  const undo = async (): Promise<void> => {
    // A file that somebody else changed meanwhile is theirs.
    for (const takeBack of written.splice(0).reverse()) await takeBack().catch(() => undefined);
  };
  for (const { path, base, newText, targets } of changes) {
    const target = targets.join(', ');
    try {
      await applyChange(root, target, { path, base, newText });
    } catch (error) {
      await undo();
      throw error;
    }
    written.push(() => applyChange(root, target, { path, base: newText, newText: base }));
  }
  return undo;
}
