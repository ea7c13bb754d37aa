import * as vscode from 'vscode';
import type { ContinueCursor, ContinueFolder, ContinueWorkspace } from '../../continue/continueWorkspace.ts';
import type { IndexedFolder, Services } from '../services.ts';
import { STRUCT_FILE } from '../workspaceFiles.ts';

/** The editor as the provider for Continue sees it. Asking in the chat takes the focus, so the last text editor counts. */
export class EditorWorkspace implements ContinueWorkspace, vscode.Disposable {
  readonly #services: Services;
  readonly #subscription: vscode.Disposable;
  #editor: vscode.TextEditor | undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#editor = vscode.window.activeTextEditor;
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined) this.#editor = editor;
    });
  }

  get folders(): readonly ContinueFolder[] {
    return this.#services.folders.all.map(continueFolder);
  }

  cursor(): ContinueCursor | undefined {
    const editor = vscode.window.activeTextEditor ?? this.#editor;
    if (editor === undefined || editor.document.isClosed) return undefined;
    const { document, selection } = editor;
    const found = this.#services.folders.find(document.uri);
    if (found === undefined) return undefined;
    return {
      folder: continueFolder(found.folder),
      path: found.path,
      uri: document.uri.toString(),
      text: document.getText(),
      language: document.languageId,
      offset: document.offsetAt(selection.active),
    };
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function continueFolder({ folder, index }: IndexedFolder): ContinueFolder {
  return {
    name: folder.name,
    index,
    async structText() {
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, STRUCT_FILE));
        return new TextDecoder().decode(bytes);
      } catch {
        return undefined;
      }
    },
  };
}
