import { readdir, readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { isOurExport } from '../../continue/blockHeader.ts';
import { namesOurTitle } from '../../continue/contextBlock.ts';
import { continueHome } from '../../node/continueHome.ts';
import type { Services } from '../services.ts';

/** A configuration of Continue's that has a provider with our title. */
export interface ForeignBlock {
  readonly uri: vscode.Uri;
  /** Written by our export, so that it may be removed as a whole. */
  readonly ours: boolean;
}

/** Where Continue reads files with a `context`: blocks, and whole profiles. */
const FOLDERS = ['context', 'agents', 'assistants', 'configs'];

/** The first such file in the workspace or in the user's own `~/.continue`. */
export async function findForeignBlock(services: Services): Promise<ForeignBlock | undefined> {
  const home = vscode.Uri.file(continueHome(process.env));
  const roots = services.folders.all.map(({ folder }) => vscode.Uri.joinPath(folder.uri, '.continue'));
  const ofUser = vscode.Uri.joinPath(home, 'config.yaml');
  const older = (await readText(ofUser)) === undefined ? [vscode.Uri.joinPath(home, 'config.json')] : [];
  const candidates = [ofUser, ...older];
  for (const place of [...roots, home].flatMap((root) => FOLDERS.map((name) => vscode.Uri.joinPath(root, name)))) {
    // Not the editor's own file system: it logs every folder that is not there, and most are not.
    const names = await readdir(place.fsPath).catch((): string[] => []);
    candidates.push(...names.filter((name) => /\.ya?ml$/.test(name)).map((name) => vscode.Uri.joinPath(place, name)));
  }
  for (const uri of candidates) {
    const text = await readText(uri);
    if (text !== undefined && namesOurTitle(text)) return { uri, ours: isOurExport(text) };
  }
  return undefined;
}

/** The text of a file on disk, undefined where there is none. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await readFile(uri.fsPath, 'utf8');
  } catch {
    return undefined;
  }
}
