import type * as vscode from 'vscode';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import type { IndexedFolders } from '../services.ts';

/**
 * The definitions of open documents, parsed once per version: the light bulb asks at every move of the cursor. Empty for
 * documents outside the indexed folders.
 */
export class OutlineCache {
  readonly #folders: IndexedFolders;
  readonly #byDocument = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly outline: Promise<readonly LocatedDefinition[]> }
  >();

  constructor(folders: IndexedFolders) {
    this.#folders = folders;
  }

  of(document: vscode.TextDocument): Promise<readonly LocatedDefinition[]> {
    const known = this.#byDocument.get(document);
    if (known?.version === document.version) return known.outline;
    const outline = this.#parse(document);
    const entry = { version: document.version, outline };
    this.#byDocument.set(document, entry);
    // A failure is not kept: the next caller tries again.
    outline.catch(() => {
      if (this.#byDocument.get(document) === entry) this.#byDocument.delete(document);
    });
    return outline;
  }

  async #parse(document: vscode.TextDocument): Promise<readonly LocatedDefinition[]> {
    const found = this.#folders.find(document.uri);
    if (found === undefined) return [];
    return found.folder.index.outline({ path: found.path, text: document.getText() });
  }
}
