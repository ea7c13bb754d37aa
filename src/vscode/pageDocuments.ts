import * as vscode from 'vscode';

/** Read-only Markdown documents of one scheme. */
export class PageDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #scheme: string;
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #shown = 0;
  readonly onDidChange = this.#changed.event;

  constructor(scheme: string) {
    this.#scheme = scheme;
    this.#subscriptions = [
      this.#changed,
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

  /** Opens a preview tab, which the next one replaces. The page stays as it was shown; asking again opens a new one. */
  show(title: string, text: string): Promise<void> {
    return this.#open(this.#newPage(title), text, {});
  }

  /** The same beside the code, where the focus stays. */
  showBeside(title: string, text: string): Promise<void> {
    return this.#open(this.#newPage(title), text, { preserveFocus: true, viewColumn: vscode.ViewColumn.Beside });
  }

  /** One page for each title: showing it again brings it up to date. */
  async showLatest(title: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: this.#scheme, path: pathOf(title) });
    const showing = this.#open(uri, text, {});
    this.#changed.fire(uri);
    await showing;
  }

  #newPage(title: string): vscode.Uri {
    this.#shown += 1;
    return vscode.Uri.from({ scheme: this.#scheme, path: pathOf(title), query: String(this.#shown) });
  }

  async #open(uri: vscode.Uri, text: string, options: vscode.TextDocumentShowOptions): Promise<void> {
    this.#texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, ...options });
  }
}

/** Titles may be anything that somebody asked; on the tab stands what a path may have. */
function pathOf(title: string): string {
  const name = title
    .replace(/[\\/*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 80);
  return `/${name}.md`;
}
