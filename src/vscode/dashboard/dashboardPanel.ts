import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { BoardAnswers, BoardChange, BoardMessage, BoardReply, BoardRequest } from '../../core/board/boardApi.ts';
import { boardHtml } from '../../core/board/boardHtml.ts';
import { isCancelled } from '../../core/errors.ts';
import type { Shell } from '../shell.ts';
import type { RegisteredTasks } from '../tasks/registerTasks.ts';
import { answerBoard, boardFailure } from './answerBoard.ts';

const VIEW_TYPE = 'llmstruct.dashboard';

/** The dashboard in a tab of the editor: one at a time, and again there after the window was reloaded. */
export class DashboardPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #shell: Shell;
  readonly #tasks: RegisteredTasks;
  readonly #answered = new vscode.EventEmitter<BoardRequest>();
  readonly #subscriptions: vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  #folders = '';
  /** Fires when a request of the page was answered. */
  readonly onDidAnswer = this.#answered.event;

  constructor(shell: Shell, tasks: RegisteredTasks) {
    this.#shell = shell;
    this.#tasks = tasks;
    this.#subscriptions = [
      this.#answered,
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this),
      tasks.readings.onDidChange(() => this.#say('tasks')),
      shell.usage.onDidChange(() => this.#say('usage')),
      shell.folders.onDidChangeState(() => this.#onFolders()),
    ];
  }

  show(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return;
    }
    const title = vscode.l10n.t('llmstruct Dashboard');
    this.#fill(vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active));
  }

  /** VS Code brings the tab back; what the page showed it remembers itself. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#panel?.dispose();
    this.#fill(panel);
    return Promise.resolve();
  }

  answer(request: BoardRequest): Promise<BoardAnswers[BoardRequest['kind']]> {
    return answerBoard(request, { folders: this.#shell.folders, changer: this.#tasks.changer });
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #fill(panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.#shell.context;
    const { webview } = panel;
    const parts = vscode.Uri.joinPath(extensionUri, 'dist', 'board');
    const part = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(parts, name)).toString();
    const nonce = randomBytes(16).toString('base64url');
    this.#panel = panel;
    this.#folders = this.#openFolders();
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    webview.options = { enableScripts: true, localResourceRoots: [parts] };
    webview.onDidReceiveMessage((message: BoardMessage) => this.#onMessage(panel, message));
    webview.html = boardHtml({
      script: part('main.js'),
      style: part('board.css'),
      nonce,
      policy: `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; form-action 'none'`,
      language: vscode.env.language,
    });
  }

  async #onMessage(panel: vscode.WebviewPanel, { number, request }: BoardMessage): Promise<void> {
    const reply = await this.answer(request).then(
      (answer): BoardReply => ({ number, answer }),
      (error: unknown): BoardReply => {
        if (!isCancelled(error)) this.#shell.log.warn(`dashboard, ${request.kind}: ${String(error)}`);
        return { number, failure: boardFailure(error) };
      },
    );
    if (this.#panel !== panel) return;
    await panel.webview.postMessage(reply);
    this.#answered.fire(request);
  }

  #onFolders(): void {
    const folders = this.#openFolders();
    if (folders === this.#folders) return;
    this.#folders = folders;
    this.#say('start');
  }

  #openFolders(): string {
    return this.#shell.folders.all.map(({ folder }) => folder.uri.toString()).join('\n');
  }

  #say(changed: BoardChange): void {
    const reply: BoardReply = { changed };
    void this.#panel?.webview.postMessage(reply);
  }
}
