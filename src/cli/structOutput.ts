import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { IndexReport } from '../core/indexing/indexReport.ts';
import { toRepoPath } from '../core/model/repoPath.ts';
import type { ParseRules } from '../core/settings/parseRules.ts';
import type { CliContext } from './cliContext.ts';
import { updateOutside } from './outsideOutput.ts';
import type { Workspace } from './workspace.ts';

export const STRUCT_FILE = 'struct.json';

export interface StructUpdate {
  readonly report: IndexReport;
  /** Absolute path of the file that was written or compared. */
  readonly file: string;
}

/**
 * Updates the index and writes (or, with `check`, compares) `struct.json`. `output` is relative to the current folder, and may lie outside of
 * the workspace.
 */
export async function updateStruct(
  context: CliContext,
  workspace: Workspace,
  output: string | undefined,
  check: boolean,
  parse?: ParseRules,
): Promise<StructUpdate> {
  const file = output === undefined ? join(workspace.root, STRUCT_FILE) : resolve(context.host.folder, output);
  const path = pathInside(workspace.root, file);
  const report =
    path === undefined
      ? await updateOutside(context, workspace, file, check, parse)
      : await workspace.update({ kind: check ? 'check' : 'write', path }, parse);
  return { report, file };
}

/** A path as the workspace names it; undefined for one outside. */
export function pathInside(root: string, file: string): string | undefined {
  const path = relative(root, file);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return toRepoPath(path) || undefined;
}
