import * as vscode from 'vscode';
import type { Remark } from '../../core/context/withRemark.ts';
import { LlmstructError } from '../../core/errors.ts';
import { notify } from '../notify.ts';
import { addAgain } from './addAgain.ts';
import { type ImproveOutcome, improveCommand } from './improveCommand.ts';
import type { RunningRequests } from './runningRequests.ts';
import type { Suggestion, SuggestionOrigin } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** What a model is told of a chat answer whose target has changed since. */
const SAME_CHANGE = 'Make the same change to the definition as it reads now.';
/** And of an answer of its own: the same request would bring the same answer again. */
const ANOTHER = 'An earlier answer was not wanted. Write a different one.';

/** What is known of a suggestion, open or over. */
type Again = Pick<
  Suggestion,
  'uri' | 'target' | 'action' | 'instruction' | 'adds' | 'kind' | 'name' | 'id' | 'state'
> & {
  readonly origin?: Partial<SuggestionOrigin>;
  readonly reply?: string;
  readonly refused?: true;
};

/**
 * Asks for the same target as it reads now, perhaps with a person's `remark` on the last answer; without one for another answer than
 * that, or, of an imported one, for the same change. An old suggestion stays until there is a new one.
 */
export async function askAgain(
  again: Again,
  tools: SuggestionTools,
  requests: RunningRequests,
  remark?: string,
): Promise<ImproveOutcome> {
  const { uri, target, instruction = '', adds, kind, name, id, reply } = again;
  const previous = previousOf(again, remark);
  const action = again.origin?.imported === true && previous === undefined ? 'better' : again.action;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)).then(
    (opened) => opened,
    (error: unknown) => {
      throw new LlmstructError('target-unknown', { target }, error); // the file is gone
    },
  );
  const outline = await tools.outlines.of(document);
  const suffix = target.slice(target.indexOf('#'));
  const current =
    outline.find((definition) => definition.id.slice(definition.id.indexOf('#')) === suffix) ??
    outline.find((definition) => definition.name === name && definition.kind === kind);
  if (current === undefined) throw new LlmstructError('target-unknown', { target });
  if (adds !== undefined)
    return addAgain({ id, adds, ...(reply === undefined ? {} : { reply }) }, current, document, tools);
  const wish = {
    action,
    instruction,
    ...(previous === undefined ? {} : { previous }),
    ...(remark === undefined ? {} : { remark }),
  };
  const outcome = await improveCommand({ uri, target: current.id }, tools, requests, wish);
  if (outcome.status === 'suggested') tools.store.end(id, 'rejected');
  return outcome;
}

/** What the model is told of its last answer; nothing where the code has changed since, or no answer came. */
function previousOf({ origin, reply, refused, state }: Again, remark: string | undefined): Remark | undefined {
  const quoted = { reply: reply ?? '' };
  if (remark !== undefined) return { ...quoted, remark };
  if (origin?.imported === true) return reply === undefined ? undefined : { reply, remark: SAME_CHANGE };
  const unwanted = state === 'pending' || state === 'rejected' || refused === true;
  return unwanted ? { ...quoted, remark: ANOTHER } : undefined;
}

/** Asks again with the answer and a person's remark on it; for an empty one says what is missing. */
export async function replyToSuggestion(
  suggestion: Suggestion,
  written: string,
  tools: SuggestionTools,
  requests: RunningRequests,
): Promise<void> {
  const remark = written.trim();
  if (remark === '') notify(tools.log, 'info', vscode.l10n.t('Write what should be different first.'));
  else if (suggestion.adds !== undefined) {
    const text = vscode.l10n.t(
      'This code came with a chat answer: no model can be asked about it before it is accepted.',
    );
    notify(tools.log, 'info', text);
  } else await askAgain(suggestion, tools, requests, remark);
}
