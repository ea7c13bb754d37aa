import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { IndexReport } from '../core/indexing/indexReport.ts';
import { toRepoPath } from '../core/model/repoPath.ts';
import type { ParseRules } from '../core/settings/parseRules.ts';
import { writeAtomically } from '../node/atomicWrite.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';
import type { Workspace } from './workspace.ts';

export const STRUCT_FILE = 'struct.json';
/** Where a `struct.json` for another folder is made; `.llmstruct/` is ours and ignores itself. Two runs at once have one each. */
const detourPath = () => `.llmstruct/output-${randomBytes(8).toString('hex')}.json`;

export interface StructUpdate {
  readonly report: IndexReport;
  /** Absolute path of the file that was written or compared. */
  readonly file: string;
}

/**
 * Updates the index and writes (or, with `check`, compares) `struct.json`. `output` is relative to `folder`; the index
 * reaches only files inside the workspace, so one elsewhere is made inside and carried over.
 */
export async function updateStruct(
  workspace: Workspace,
  folder: string,
  output: string | undefined,
  check: boolean,
  parse?: ParseRules,
): Promise<StructUpdate> {
  const kind = check ? 'check' : 'write';
  const file = output === undefined ? join(workspace.root, STRUCT_FILE) : resolve(folder, output);
  const path = pathInside(workspace.root, file);
  if (path !== undefined) return { report: await workspace.update({ kind, path }, parse), file };

  const made = detourPath();
  const detour = join(workspace.root, made);
  try {
    await mkdir(dirname(detour), { recursive: true });
    await writeFile(join(dirname(detour), '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {});
    // The old text goes there first, so that the index can say whether it was up to date.
    const isFile = await stat(file).then(
      (status) => status.isFile(),
      () => false,
    );
    if (isFile) {
      await copyFile(file, detour);
      await chmod(detour, 0o600);
    }
    const report = await workspace.update({ kind, path: made }, parse);
    if (!check && !report.upToDate) await writeAtomically(file, await readFile(detour, 'utf8'));
    return { report, file };
  } catch (error) {
    if (isLlmstructError(error) || systemCode(error) === undefined) throw error;
    throw new LlmstructError('struct-unwritable', { path: file, reason: reasonOf(error) }, error);
  } finally {
    await rm(detour, { force: true }).catch(() => {});
  }
}

/** A path as the workspace names it; undefined for one outside. */
export function pathInside(root: string, file: string): string | undefined {
  const path = relative(root, file);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return toRepoPath(path) || undefined;
}
