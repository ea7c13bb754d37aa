import { RequestRefused } from './problem.ts';
import { pickFolder, type ServedFolder } from './servedFolders.ts';
import type { ServerServices } from './serverOptions.ts';

/** The folder that a request means, brought up to date. Throws `RequestRefused`. */
export async function folderFor({ folders }: ServerServices, place: string | undefined): Promise<ServedFolder> {
  const picked = pickFolder(folders.folders(), place);
  switch (picked.kind) {
    case 'found':
      await picked.folder.refresh();
      return picked.folder;
    case 'unknown':
      throw new RequestRefused('folder-unknown', [picked.place]);
    case 'several':
      throw new RequestRefused('folder-ambiguous', [picked.names.join(', ')]);
    case 'none':
      throw new RequestRefused('folder-unknown', ['']);
  }
}
