import * as vscode from 'vscode';
import { isBlocking } from '../../core/edits/gate/editProblems.ts';
import { namesOfId, type SymbolId } from '../../core/model/symbolId.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import { notify } from '../notify.ts';
import type { ImproveOutcome } from './improveCommand.ts';
import { inDocument } from './inDocument.ts';
import { ownFolder } from './ownFolder.ts';
import { bindSuggestion, FROM_CHAT } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { problemText } from './suggestionWording.ts';

/** A suggestion of a new definition; `reply` is its code, absent where it was not kept. */
interface Addition {
  readonly id: string;
  readonly adds: SymbolId;
  readonly reply?: string;
}

/** Puts a new definition behind its neighbour as that reads now. No model is asked: the code is there, and nothing of it was about the neighbour. */
export async function addAgain(
  { id, adds, reply }: Addition,
  { id: target, name, kind, start, end }: LocatedDefinition,
  document: vscode.TextDocument,
  { folders, store, outlines, log }: SuggestionTools,
): Promise<ImproveOutcome> {
  const { l10n } = vscode;
  const made = namesOfId(adds).at(-1) ?? adds;
  const found = ownFolder(document.uri, folders);
  if (reply === undefined) {
    notify(log, 'info', l10n.t('Import the chat answer again: the code of {name} was not kept.', { name: made }));
    return { status: 'cancelled' };
  }
  const base = document.getText();
  const place = { path: found.path, base, start, end, target, action: 'change' as const, adds };
  const checked = await found.folder.index.check({ ...place, reply, cutOff: false });
  if (checked.status !== 'suggested') {
    const reason = checked.problems.filter(isBlocking).map(problemText).join('; ');
    notify(log, 'warning', `${made}: ${l10n.t('not usable: {reason}', { reason })}`);
    return { status: 'unchanged' };
  }
  const { replacement, addedImports, problems, callers } = checked;
  const warnings = problems.filter(({ severity }) => severity === 'warn');
  const about = { id: store.newId(), uri: document.uri.toString(), target, name, kind, action: place.action, adds };
  const facts = { ...about, reply, replacement, addedImports, warnings, callers, origin: FROM_CHAT };
  store.add(await inDocument(bindSuggestion(facts, base, { start, end }), base, document, outlines));
  store.end(id, 'rejected');
  return { status: 'suggested', id: about.id };
}
