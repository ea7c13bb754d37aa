import type { OpenFile } from '../core/model/openFile.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { ContinueContextItem } from './continueApi.ts';
import { fitItems, packItems } from './packItems.ts';
import { projectMap } from './projectMap.ts';

/** A folder as questions need it. */
export interface AskedFolder {
  readonly name: string;
  readonly index: WorkspaceIndex;
  /** The address by which an editor opens a file of it. */
  uriOf(path: string): string | undefined;
  /** Editors with unsaved text, which stand in for the files. */
  unsaved(): readonly OpenFile[];
}

/** The part of the budget for the pack itself; the rest is for headers and fences of its files. */
const PACK_SHARE = 0.9;

/**
 * What answers a message in words, as items of one file each; the map of the project where there are no words. Empty where
 * nothing has words of the message.
 */
export async function questionItems(
  folder: AskedFolder,
  message: string,
  budget: number,
  countTokens: (text: string) => number,
): Promise<ContinueContextItem[]> {
  if (message === '') {
    const map = await projectMap(folder, { budget, countTokens });
    return map === undefined ? [] : [map];
  }
  const wish = {
    question: message,
    budget: Math.ceil(budget * PACK_SHARE),
    fill: 'none',
    open: folder.unsaved(),
  } as const;
  const { text, items } = await folder.index.search(wish);
  const paths = new Set(items.map(({ path }) => path));
  return fitItems(packItems(text, paths, folder.uriOf), budget, countTokens);
}
