import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { LlmstructApi } from '../../src/vscode/api.ts';

/** The extension under test, activated. */
export async function api(): Promise<LlmstructApi> {
  const extension = vscode.extensions.getExtension<LlmstructApi>('llmstruct.llmstruct');
  if (extension === undefined) throw new Error('The extension is not installed.');
  return extension.activate();
}

/** Resolves when the index has caught up with every change so far. */
export async function settled(): Promise<void> {
  await (await api()).settled();
}

/** The folder that the window has open, a copy of `test/fixtures/workspace`. */
export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The window has no folder.');
  return folder.uri;
}

export function at(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), path);
}

/** Every file below the folder, `/` between segments, sorted. */
export function listing(): string[] {
  return readdirSync(root().fsPath, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root().fsPath.length + 1))
    .sort();
}

export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
}

/** Opens a file in an editor, replaces `from` by `to` and saves. */
export async function editAndSave(path: string, from: string, to: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(at(path));
  const editor = await vscode.window.showTextDocument(document);
  await eventually(`${path} is edited and saved`, async () => {
    // What somebody else wrote into the file comes into its editor a moment later.
    await eventually(`${path} contains ${from}`, () => document.getText().includes(from));
    const offset = document.getText().indexOf(from);
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + from.length));
    const edited = await editor.edit((edit) => edit.replace(range, to));
    if (edited && ((await document.save()) || !document.isDirty)) return true;
    // VS Code saves nothing over a file that it takes for newer than the editor's text, and edits no text that changes meanwhile.
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return false;
  });
}

/** Waits for something that another process or thread brings about. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 40_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
