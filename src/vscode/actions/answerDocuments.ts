import * as vscode from 'vscode';

const SCHEME = 'llmstruct-answer';

/** Read-only Markdown documents with what a model said in words. They open beside the code and leave the focus there. */
export class AnswerDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #shown = 0;

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Shows an answer under its title, and below it who gave it and what was sent. */
  async show(title: string, text: string, origin: string): Promise<void> {
    this.#shown += 1;
    const name = title
      .replace(/[\\/:*?"<>|\s]+/g, ' ')
      .trim()
      .slice(0, 60);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: String(this.#shown) });
    this.#texts.set(uri.toString(), `# ${title}\n\n${text}\n\n---\n\n${origin}\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    const viewColumn = vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true, viewColumn });
  }
}
