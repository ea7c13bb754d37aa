import type * as vscode from 'vscode';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import type { IndexedFolders } from '../services.ts';

interface Entry {
  readonly version: number;
  readonly place: NonNullable<ReturnType<IndexedFolders['find']>>;
  readonly outline: Promise<readonly LocatedDefinition[]>;
}

/**
 * The definitions of open documents, parsed once per version: the light bulb asks at every move of the cursor. Empty for
 * documents outside the indexed folders, which may be inside them a moment later.
 */
export class OutlineCache {
  readonly #folders: IndexedFolders;
  readonly #byDocument = new WeakMap<vscode.TextDocument, Entry>();

  constructor(folders: IndexedFolders) {
    this.#folders = folders;
  }

  of(document: vscode.TextDocument): Promise<readonly LocatedDefinition[]> {
    const place = this.#folders.find(document.uri);
    if (place === undefined) return Promise.resolve([]);
    const known = this.#byDocument.get(document);
    if (known?.version === document.version && known.place.folder === place.folder && known.place.path === place.path)
      return known.outline;
    const { folder, path } = place;
    const outline = folder.index.outline({ path, text: document.getText() });
    const entry = { version: document.version, place, outline };
    this.#byDocument.set(document, entry);
    // A failure is not kept: the next caller tries again.
    outline.catch(() => {
      if (this.#byDocument.get(document) === entry) this.#byDocument.delete(document);
    });
    return outline;
  }
}
