import * as vscode from 'vscode';
import { receiptPage } from '../context/receiptPage.ts';
import { notify } from '../notify.ts';
import type { PageDocuments } from '../pageDocuments.ts';
import type { Outcome } from './outcomes.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** Opens what was sent for a suggestion, as its receipt has it, in a document that cannot be edited. */
export async function showReceipt(
  { uri, origin }: Pick<Suggestion | Outcome, 'uri' | 'origin'>,
  { folders, log }: Pick<SuggestionTools, 'folders' | 'log'>,
  pages: PageDocuments,
): Promise<void> {
  const folder = folders.find(vscode.Uri.parse(uri))?.folder;
  if (folder === undefined || origin?.receipt === undefined) {
    notify(log, 'info', vscode.l10n.t('There is no receipt of this request.'));
    return;
  }
  const receipt = await folder.index.receipt(origin.receipt);
  await pages.show(vscode.l10n.t('Receipt {0}', receipt.id), receiptPage(receipt));
}
