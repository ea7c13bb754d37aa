import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { systemCode } from '../../node/systemErrors.ts';
import type { Shell } from '../shell.ts';
import { SETTINGS_FILE } from '../workspaceFiles.ts';
import { hasFolders } from './requireFolders.ts';

/** "Create llmstruct.toml": writes a small example and opens it; a file that is there is only opened. */
export function createTasksFile(shell: Shell): () => Promise<void> {
  return async () => {
    if (!hasFolders(shell)) return;
    const folder = await chooseFolder(shell);
    if (folder === undefined) return;
    const uri = vscode.Uri.joinPath(folder.uri, SETTINGS_FILE);
    await writeUnlessThere(uri.fsPath, exampleFile());
    await vscode.window.showTextDocument(uri);
  };
}

async function chooseFolder(shell: Shell): Promise<vscode.WorkspaceFolder | undefined> {
  const [first, second] = shell.folders.all;
  return second === undefined ? first?.folder : await vscode.window.showWorkspaceFolderPick();
}

/** In one step with the look whether it is there: a disk that cannot say so for a moment must not cost anybody their tasks. */
async function writeUnlessThere(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}

function exampleFile(): string {
  const { l10n } = vscode;
  return `# ${l10n.t('Settings and tasks of llmstruct for this project. Everything here is optional.')}

[instructions]
# ${l10n.t('What a model is told with every request.')}
user = []

[model]
# ${l10n.t('Asked in this order; the first that can answer is used.')}
order = ["ollama/qwen2.5-coder:1.5b"]

# ${l10n.t('One table for each task. Statuses: {0}.', 'open, in_progress, blocked, done, dropped')}
[[tasks]]
id = "TSK-001"
title = ${JSON.stringify(l10n.t('Try llmstruct on this project'))}
status = "open"
`;
}
