import * as vscode from 'vscode';

/** Larger files are no answers of a chat, in bytes. */
const MOST_BYTES = 4_000_000;

type Source = 'clipboard' | 'selection' | 'file';

/** The answer that a person means: on the clipboard, selected, or in a file. Undefined when nobody chooses, or it is empty. */
export async function answerText(): Promise<string | undefined> {
  const { l10n } = vscode;
  const copied = await vscode.env.clipboard.readText();
  const selected = selectedText();
  const items: (vscode.QuickPickItem & { readonly source: Source })[] = [
    ...(copied.trim() === ''
      ? []
      : [
          {
            label: `$(clippy) ${l10n.t('The clipboard')}`,
            description: beginning(copied),
            source: 'clipboard' as const,
          },
        ]),
    ...(selected.trim() === ''
      ? []
      : [
          {
            label: `$(selection) ${l10n.t('The selection')}`,
            description: beginning(selected),
            source: 'selection' as const,
          },
        ]),
    { label: `$(file) ${l10n.t('A file…')}`, source: 'file' },
  ];
  const options = { title: l10n.t('llmstruct: import a chat answer'), placeHolder: l10n.t('Where is the answer?') };
  const item = await vscode.window.showQuickPick(items, options);
  if (item === undefined) return undefined;
  if (item.source === 'file') return fileText();
  return item.source === 'clipboard' ? copied : selected;
}

function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor === undefined ? '' : editor.document.getText(editor.selection);
}

/** One line to know it by. */
function beginning(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

async function fileText(): Promise<string | undefined> {
  const filters = { [vscode.l10n.t('Answers')]: ['md', 'markdown', 'txt'], [vscode.l10n.t('All files')]: ['*'] };
  const [uri] = (await vscode.window.showOpenDialog({ canSelectMany: false, filters })) ?? [];
  if (uri === undefined) return undefined;
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MOST_BYTES) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The file is too large for a chat answer.'));
    return undefined;
  }
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  if (text.trim() === '') void vscode.window.showWarningMessage(vscode.l10n.t('The file is empty.'));
  return text;
}
