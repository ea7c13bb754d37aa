import * as vscode from 'vscode';
import type { IndexedFolder } from '../services.ts';

/** Folders to choose from, in the order of the window. */
interface Folders<Folder extends IndexedFolder> {
  readonly all: readonly Folder[];
  find(uri: vscode.Uri): { readonly folder: Folder } | undefined;
}

/** The folder of the active editor, else the only one, else the one that a person chooses; undefined when they choose none. */
export async function folderAtHand<Folder extends IndexedFolder>(
  folders: Folders<Folder>,
  placeHolder: string,
): Promise<Folder | undefined> {
  const { all } = folders;
  const uri = vscode.window.activeTextEditor?.document.uri;
  const found = uri === undefined ? undefined : folders.find(uri)?.folder;
  if (found !== undefined || all.length < 2) return found ?? all[0];
  const items = all.map((folder) => ({ label: folder.folder.name, folder }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.folder;
}
