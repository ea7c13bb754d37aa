import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { openIndexThread } from '../../node/indexThread.ts';
import { isAdopted } from '../workspaceFiles.ts';
import type { OpenIndex } from './indexedFolders.ts';
import { outputLog } from './outputLog.ts';

/**
 * The index of a folder, in its own thread. Its store lies in the folder's `.llmstruct/`, or, where nobody asked for llmstruct
 * yet, in the extension's storage until the next start of the editor. `struct.json` is written by updates that say so only.
 */
export function openFolderIndex(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): OpenIndex {
  return ({ uri }) =>
    openIndexThread({
      root: uri.fsPath,
      workerPath: join(context.extensionPath, 'dist', 'indexWorker.cjs'),
      git: true,
      writesAllowed: true,
      ...(isAdopted(uri.fsPath) ? {} : { storage: storageOf(context, uri) }),
      log: outputLog(log),
    });
}

function storageOf(context: vscode.ExtensionContext, folder: vscode.Uri): string {
  const name = createHash('sha256').update(folder.toString()).digest('hex').slice(0, 16);
  return vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'folders', name).fsPath;
}
