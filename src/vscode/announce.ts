import * as vscode from 'vscode';

/** How long an announcement stands in the status bar, in ms. */
const SHOWN_MS = 5000;

/** Says something in the status bar for a moment, aloud to a screen reader, too; the focus stays where it is. */
export function announce(text: string): void {
  const item = vscode.window.createStatusBarItem('llmstruct.announcement', vscode.StatusBarAlignment.Left, 0);
  item.name = 'llmstruct';
  item.text = text;
  item.accessibilityInformation = { label: text, role: 'status' };
  item.show();
  setTimeout(() => item.dispose(), SHOWN_MS);
}
