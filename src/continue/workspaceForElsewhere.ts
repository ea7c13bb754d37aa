import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { indexForElsewhere } from '../core/privacy/indexForElsewhere.ts';
import { staysHere } from '../core/settings/staysHere.ts';
import type { ContinueFolder, ContinueWorkspace } from './continueWorkspace.ts';

/** Stands for the difference of a file that stays here: that it changed is said. */
const NOT_SHOWN = '(not shown: [privacy] local_only)';

/**
 * The same workspace for Continue, whose model may be anywhere: nothing that it gives is of a file of `[privacy] local_only`. Asked for
 * one, or with the cursor in one, it throws `local-only`.
 */
export function workspaceForElsewhere(workspace: ContinueWorkspace): ContinueWorkspace {
  return {
    folders: workspace.folders.map(folderForElsewhere),
    async cursor() {
      const found = await workspace.cursor();
      if (found !== undefined) await refuseHere(found.folder, found.path);
      return found && { ...found, folder: folderForElsewhere(found.folder) };
    },
  };
}

function folderForElsewhere(folder: ContinueFolder): ContinueFolder {
  return {
    ...folder,
    index: indexForElsewhere(folder.index),
    async read(path) {
      await refuseHere(folder, path);
      return folder.read(path);
    },
    async changes() {
      const [changes, stays] = [await folder.changes(), await rulesOf(folder)];
      if (changes.kind === 'unavailable') return changes;
      const files = changes.files.map((file) => (stays(file.path) ? { ...file, diff: NOT_SHOWN } : file));
      return { ...changes, files };
    },
  };
}

async function refuseHere(folder: ContinueFolder, path: RepoPath): Promise<void> {
  if ((await rulesOf(folder))(path)) throw new LlmstructError('local-only', { target: path });
}

/** Read anew each time: a rule that was just written holds at once. */
async function rulesOf({ index }: ContinueFolder) {
  return staysHere((await index.settings()).localOnly);
}
