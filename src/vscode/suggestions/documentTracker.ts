import * as vscode from 'vscode';
import type { Acceptances } from './acceptances.ts';
import { movedUri, pathInside } from './movedUri.ts';
import type { OutlineCache } from './outlineCache.ts';
import { afterChanges, afterParse, inText } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** Milliseconds without an edit after which a parse has the last word on where a target is. */
const REST_MS = 300;

type TrackerTools = Pick<SuggestionTools, 'store' | 'acceptances' | 'outlines' | 'log'>;

/** Lets suggestions follow their documents: edits, undo, reload, close and reopen, rename, delete. */
export class DocumentTracker implements vscode.Disposable {
  readonly #store: SuggestionStore;
  readonly #acceptances: Acceptances;
  readonly #outlines: OutlineCache;
  readonly #log: vscode.LogOutputChannel;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor({ store, acceptances, outlines, log }: TrackerTools) {
    this.#store = store;
    this.#acceptances = acceptances;
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
      ...this.#watchDisk(),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const uri = document.uri.toString();
    const text = document.getText();
    for (const suggestion of this.#store.in(uri)) this.#store.update(afterChanges(suggestion, contentChanges, text));
    for (const back of this.#acceptances.follow(uri, contentChanges, text, stepOf(reason))) this.#store.restore(back);
    if (this.#store.in(uri).length > 0) this.#parseSoon(document);
  }

  #opened(document: vscode.TextDocument): void {
    const suggestions = this.#store.in(document.uri.toString());
    if (suggestions.length === 0) return;
    const text = document.getText();
    for (const suggestion of suggestions) this.#store.update(inText(suggestion, text));
    this.#parseSoon(document);
  }

  /** Other programs' changes of files that no editor has open: git, formatters, other editors. */
  #watchDisk(): vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    return [
      watcher,
      watcher.onDidCreate((uri) => this.#written(uri)),
      watcher.onDidChange((uri) => this.#written(uri)),
      watcher.onDidDelete((uri) => this.#gone(uri)),
    ];
  }

  /** Opening it lets its suggestions follow; an open document is read again by the editor itself. */
  #written(uri: vscode.Uri): void {
    if (this.#store.in(uri.toString()).length === 0 || openDocument(uri) !== undefined) return;
    vscode.workspace.openTextDocument(uri).then(undefined, () => this.#gone(uri));
  }

  /** Without its file a suggestion cannot be accepted; it comes back with the file. */
  #gone(uri: vscode.Uri): void {
    if (openDocument(uri) !== undefined) return;
    for (const suggestion of this.#store.in(uri.toString())) {
      const anchor = { ...suggestion.anchor, intact: false };
      this.#store.update({ ...suggestion, anchor, state: 'stale' });
    }
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
      const place = movedUri(vscode.Uri.parse(suggestion.uri), from, to);
      if (place === undefined) continue;
      const uri = place.toString();
      const document = openDocument(place);
      this.#acceptances.renamed(suggestion.uri, uri);
      const moved = { ...suggestion, uri };
      this.#store.update(document === undefined ? moved : inText(moved, document.getText()));
      if (document !== undefined) this.#parseSoon(document);
    }
  }

  #deleted(uri: vscode.Uri): void {
    for (const suggestion of this.#store.all) {
      if (pathInside(uri, vscode.Uri.parse(suggestion.uri)) === undefined) continue;
      this.#store.end(suggestion.id, 'failed', vscode.l10n.t('its file was deleted'));
    }
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
}

function stepOf(reason: vscode.TextDocumentChangeReason | undefined): 'undo' | 'redo' | undefined {
  if (reason === vscode.TextDocumentChangeReason.Undo) return 'undo';
  return reason === vscode.TextDocumentChangeReason.Redo ? 'redo' : undefined;
}
