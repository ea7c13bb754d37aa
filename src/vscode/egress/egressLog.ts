import * as vscode from 'vscode';
import type { Departure } from '../../core/privacy/departure.ts';
import type { PageDocuments } from '../pageDocuments.ts';
import type { IndexedFolders } from '../services.ts';

/** *Show Egress Log*: a read-only page with what left this machine, newest first. */
export async function showEgressLog(folders: IndexedFolders, pages: PageDocuments): Promise<void> {
  const lists = await Promise.all(folders.all.map(({ index }) => index.departures(undefined)));
  const newestFirst = lists.flat().sort((a, b) => b.at - a.at);
  await pages.showLatest(`llmstruct: ${vscode.l10n.t('egress log')}`, egressPage(newestFirst));
}

/** The page for departures in the order given. */
function egressPage(departures: readonly Departure[]): string {
  const { l10n } = vscode;
  const number = new Intl.NumberFormat(vscode.env.language);
  const time = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'medium' });
  if (departures.length === 0) return `# llmstruct\n\n${l10n.t('Nothing left this machine.')}\n`;
  const entries = departures.map(({ at, model, endpoint, bytes, symbols, digest }) => {
    const where = l10n.t('{0} bytes to {1} at {2}', number.format(bytes), model, endpoint);
    return `## ${time.format(at)}\n\n${where} · ${digest}\n\n${symbols.map((id) => `- ${id}\n`).join('')}`;
  });
  const heading = l10n.t('What left this machine, newest first. The text itself is not kept here.');
  return `# llmstruct\n\n${heading}\n\n${entries.join('\n')}`;
}
