import * as vscode from 'vscode';

/** Read-only Markdown documents of one scheme. Each stays as it was shown; asking again opens a new one. */
export class PageDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #scheme: string;
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #shown = 0;

  constructor(scheme: string) {
    this.#scheme = scheme;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens a preview tab, which the next one replaces. */
  async show(title: string, text: string): Promise<void> {
    this.#shown += 1;
    const uri = vscode.Uri.from({ scheme: this.#scheme, path: `/${title}.md`, query: String(this.#shown) });
    this.#texts.set(uri.toString(), text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}
