import { checkFolder } from '../node/nodeFileSystem.ts';
import { RequestRefused } from './problem.ts';
import { pickFolder, type ServedFolder } from './servedFolders.ts';
import type { ServerServices } from './serverOptions.ts';

/** The folder that a request means, brought up to date. Throws `RequestRefused`. */
export async function folderFor(services: ServerServices, place: string | undefined): Promise<ServedFolder> {
  const folder = pickedFolder(services, place);
  await folder.refresh();
  return folder;
}

/** The folder whose tasks are to be changed. Throws `RequestRefused`, also where edits of the file are not saved in an editor. */
export function folderToChange(services: ServerServices, place: string | undefined): ServedFolder {
  const folder = pickedFolder(services, place);
  if (folder.hasUnsavedTasks?.() === true) throw new RequestRefused('tasks-unsaved');
  return folder;
}

/**
 * The folder that a request means, as it is: for what does not stand in the index. Throws `RequestRefused`, and `folder-missing` where it was moved away
 * since: nothing is told of it from memory, and nothing written makes it again.
 */
export function pickedFolder({ folders }: ServerServices, place: string | undefined): ServedFolder {
  const picked = pickFolder(folders.folders(), place);
  switch (picked.kind) {
    case 'found':
      checkFolder(picked.folder.root);
      return picked.folder;
    case 'unknown':
      throw new RequestRefused('folder-unknown', [picked.place]);
    case 'several':
      throw new RequestRefused('folder-ambiguous', [picked.names.join(', ')]);
    case 'none':
      throw new RequestRefused('folder-unknown', ['']);
  }
}
