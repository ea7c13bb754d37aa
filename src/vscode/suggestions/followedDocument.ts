import * as vscode from 'vscode';
import { movedUri } from './movedUri.ts';

/** A document for as long as an answer takes, in which it may be closed or its file renamed. */
export class FollowedDocument implements vscode.Disposable {
  #document: vscode.TextDocument;
  #uri: vscode.Uri;
  readonly #subscription: vscode.Disposable;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
    this.#uri = document.uri;
    this.#subscription = vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) this.#uri = movedUri(this.#uri, oldUri, newUri) ?? this.#uri;
    });
  }

  /** The document as it is open now: one whose last tab was closed stands still. Where its file is gone, that is all there is. */
  async current(): Promise<vscode.TextDocument> {
    const isMoved = this.#uri.toString() !== this.#document.uri.toString();
    if (!this.#document.isClosed && !isMoved) return this.#document;
    const open = await vscode.workspace.openTextDocument(this.#uri).then(
      (document) => document,
      () => this.#document,
    );
    this.#document = open;
    return open;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
