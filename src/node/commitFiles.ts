import { LlmstructError } from '../core/errors.ts';
import { byCodeUnit } from '../core/model/codeUnitOrder.ts';
import { baseName, type RepoPath } from '../core/model/repoPath.ts';
import type { CommitFiles, ListedFile } from '../core/ports.ts';
import { TEMPORARY_NAME } from './atomicWrite.ts';
import { createBlobReader } from './blobReader.ts';
import { decodeText } from './decodeText.ts';
import { runGit, splitAtNul } from './gitProcess.ts';

/** Larger files are skipped as `too large`, as in the work tree. */
const MAX_BYTES = 2 * 1024 * 1024;

const SYMLINK = '120000';

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly size: number;
}

/**
 * The files under `root` as a commit of its repository has them, out of git's objects: no check-out. Submodules are not entered.
 * `list` throws `commit-unreadable`.
 */
export function createCommitFiles(root: string, commit: string): CommitFiles {
  const blobs = createBlobReader(root);
  let entries: Promise<ReadonlyMap<RepoPath, Entry>> | undefined;
  const entriesOnce = () => (entries ??= readEntries(root, commit));
  return {
    async list() {
      const files = [...(await entriesOnce())].map(([path, { mode }]): ListedFile => {
        if (path.includes('\uFFFD')) return { path, skipped: 'file name is not UTF-8' };
        return mode === SYMLINK ? { path, skipped: 'symlink' } : { path };
      });
      return files.filter(({ path }) => !isOurs(path)).sort((a, b) => byCodeUnit(a.path, b.path));
    },
    async read(path) {
      const entry = (await entriesOnce()).get(path);
      if (entry === undefined) return { kind: 'skipped', reason: 'missing' };
      if (entry.mode === SYMLINK) return { kind: 'skipped', reason: 'symlink' };
      if (entry.size > MAX_BYTES) return { kind: 'skipped', reason: 'too large' };
      const bytes = await blobs.read(entry.id);
      return bytes === undefined ? { kind: 'skipped', reason: 'unreadable' } : decodeText(bytes);
    },
    close: () => blobs.close(),
  };
}

async function readEntries(root: string, commit: string): Promise<ReadonlyMap<RepoPath, Entry>> {
  const output = await runGit(root, ['ls-tree', '-r', '-z', '-l', commit]);
  if (output.kind === 'failed') throw new LlmstructError('commit-unreadable', { commit, reason: output.reason });
  const entries = new Map<RepoPath, Entry>();
  for (const line of splitAtNul(output.bytes)) {
    const match = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line);
    const [, mode = '', kind, id = '', size, path = ''] = match ?? [];
    if (kind === 'blob') entries.set(path, { mode, id, size: Number(size) });
  }
  return entries;
}

/** What llmstruct itself writes is never its input. */
function isOurs(path: RepoPath): boolean {
  return path === 'struct.json' || path.startsWith('.llmstruct/') || TEMPORARY_NAME.test(baseName(path));
}
