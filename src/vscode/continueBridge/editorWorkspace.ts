import * as vscode from 'vscode';
import type { ContinueCursor, ContinueFolder, ContinueWorkspace } from '../../continue/continueWorkspace.ts';
import { changedFiles } from '../../node/gitChanges.ts';
import { createNodeFileSystem } from '../../node/nodeFileSystem.ts';
import type { IndexedFolder, Services } from '../services.ts';

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

  cursor(): Promise<ContinueCursor | undefined> {
    return Promise.resolve(this.#cursor());
  }

  #cursor(): ContinueCursor | undefined {
    const editor = vscode.window.activeTextEditor ?? this.#editor;
    if (editor === undefined || editor.document.isClosed) return undefined;
    const { document, selection } = editor;
    const found = this.#services.folders.find(document.uri);
    if (found === undefined) return undefined;
    return {
      folder: continueFolder(found.folder),
      path: found.path,
      text: document.getText(),
      language: document.languageId,
      offset: document.offsetAt(selection.active),
      selection: { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) },
    };
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** A folder with what the editor knows of it. */
function continueFolder({ folder, index }: Pick<IndexedFolder, 'folder' | 'index'>): ContinueFolder {
  const root = folder.uri.fsPath;
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(folder.uri, path);
  return {
    name: folder.name,
    index,
    async read(path) {
      const uri = uriOf(path);
      const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
      if (open !== undefined) return open.getText();
      const content = await createNodeFileSystem(root, { git: false }).read(path);
      return content.kind === 'text' ? content.text.replace(/^\uFEFF/, '') : undefined;
    },
    changes: () => changedFiles(root),
    uriOf: (path) => uriOf(path).toString(),
  };
}
