import * as vscode from 'vscode';
import type { Shell } from '../shell.ts';
import { type IndexSummary, summarise } from './indexSummary.ts';
import { statusLook } from './statusLook.ts';

/** The item in the status bar: what the index is doing, and a way to the commands. */
export class StatusBar implements vscode.Disposable {
  readonly #shell: Shell;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: readonly vscode.Disposable[];
  #seen: string | undefined;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.#item = vscode.window.createStatusBarItem('llmstruct.status', vscode.StatusBarAlignment.Left, 0);
    this.#item.name = 'llmstruct';
    this.#subscriptions = [
      shell.folders.onDidChangeState(() => this.#render()),
      shell.usage.onDidChange(() => this.#render()),
    ];
    this.#render();
  }

  /** What is shown now. */
  get summary(): IndexSummary {
    const { folders } = this.#shell;
    return summarise(
      folders.trusted,
      folders.all.map((folder) => folder.state),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #render(): void {
    const look = statusLook(this.summary, this.#shell.usage.totals);
    if (look === undefined) {
      this.#seen = undefined;
      this.#item.hide();
      return;
    }
    // Progress comes often; setting what is set already would still redraw the bar.
    const seen = `${look.text}\n${look.label}\n${look.tooltip.value}`;
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#item.text = look.text;
    this.#item.tooltip = look.tooltip;
    this.#item.accessibilityInformation = { label: look.label, role: 'button' };
    this.#item.command = look.command;
    this.#item.backgroundColor = look.warning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }
}
