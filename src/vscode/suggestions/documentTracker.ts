import * as vscode from 'vscode';
import type { OutlineCache } from './outlineCache.ts';
import { afterChanges, afterParse, inText } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';

/** Milliseconds without an edit after which a parse has the last word on where a target is. */
const REST_MS = 300;

/** Lets suggestions follow their documents: edits, undo, reload, close and reopen, rename, delete. */
export class DocumentTracker implements vscode.Disposable {
  readonly #store: SuggestionStore;
  readonly #outlines: OutlineCache;
  readonly #log: vscode.LogOutputChannel;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(store: SuggestionStore, outlines: OutlineCache, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#outlines = outlines;
    this.#log = log;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.#changed(event)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidRenameFiles((event) => {
        for (const { oldUri, newUri } of event.files) this.#renamed(oldUri, newUri);
      }),
      vscode.workspace.onDidDeleteFiles((event) => {
        for (const uri of event.files) this.#deleted(uri);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const suggestions = this.#store.in(document.uri.toString());
    if (suggestions.length === 0 || contentChanges.length === 0) return;
    const text = document.getText();
    for (const suggestion of suggestions) this.#store.update(afterChanges(suggestion, contentChanges, text));
    this.#parseSoon(document);
  }

  #opened(document: vscode.TextDocument): void {
    const suggestions = this.#store.in(document.uri.toString());
    if (suggestions.length === 0) return;
    const text = document.getText();
    for (const suggestion of suggestions) this.#store.update(inText(suggestion, text));
    this.#parseSoon(document);
  }

  #parseSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    const timer = setTimeout(() => {
      this.#waiting.delete(key);
      this.#parse(document).catch((error: unknown) => this.#log.warn(`suggestions of ${key}: ${String(error)}`));
    }, REST_MS);
    this.#waiting.set(key, timer);
  }

  async #parse(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const outline = await this.#outlines.of(document);
    if (document.isClosed || document.version !== version) return;
    const text = document.getText();
    for (const suggestion of this.#store.in(document.uri.toString())) {
      this.#store.update(afterParse(suggestion, text, outline).suggestion);
    }
  }

  #renamed(from: vscode.Uri, to: vscode.Uri): void {
    for (const suggestion of this.#store.all) {
      const inside = pathInside(from, vscode.Uri.parse(suggestion.uri));
      if (inside === undefined) continue;
      const uri = to.with({ path: to.path + inside }).toString();
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
      const moved = { ...suggestion, uri };
      this.#store.update(document === undefined ? moved : inText(moved, document.getText()));
      if (document !== undefined) this.#parseSoon(document);
    }
  }

  #deleted(uri: vscode.Uri): void {
    for (const suggestion of this.#store.all) {
      if (pathInside(uri, vscode.Uri.parse(suggestion.uri)) !== undefined) this.#store.end(suggestion.id, 'rejected');
    }
  }
}

/** `''` for the file itself, `/rest` for a file in the folder, undefined for any other. */
function pathInside(parent: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== parent.scheme || uri.authority !== parent.authority) return undefined;
  if (uri.path === parent.path) return '';
  return uri.path.startsWith(`${parent.path}/`) ? uri.path.slice(parent.path.length) : undefined;
}
