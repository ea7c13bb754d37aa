import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs work in a new folder with these files (names without folders), and removes it in any case. */
export async function withTemporaryFolder<Result>(
  files: readonly { readonly path: string; readonly code: string }[],
  work: (root: string) => Promise<Result>,
): Promise<Result> {
  const root = await mkdtemp(join(tmpdir(), 'llmstruct-'));
  try {
    for (const { path, code } of files) await writeFile(join(root, path), code);
    return await work(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
