import * as vscode from 'vscode';
import { notify } from '../notify.ts';

/**
 * Says so when a file on disk mixes line ends: the editor has one kind for the whole document and writes it everywhere on
 * the next save, which is more than the suggestion changes.
 */
export async function sayMixedLineEnds(document: vscode.TextDocument, log: vscode.LogOutputChannel): Promise<void> {
  if (document.isUntitled) return;
  const bytes = await vscode.workspace.fs.readFile(document.uri).then(
    (read) => read,
    () => new Uint8Array(),
  );
  if (!hasMixedLineEnds(Buffer.from(bytes).toString('latin1'))) return;
  const kind = document.eol === vscode.EndOfLine.CRLF ? 'CRLF' : 'LF';
  const text = vscode.l10n.t('This file mixes line ends. The editor writes {kind} on every line when you save it.', {
    kind,
  });
  notify(log, 'info', text);
}

function hasMixedLineEnds(text: string): boolean {
  return text.includes('\r\n') && /(?:^|[^\r])\n/.test(text);
}
