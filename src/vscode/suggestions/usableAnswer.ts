import type { CheckedReply, EditProblem } from '../../core/edits/checkedReply.ts';
import { isBlocking } from '../../core/edits/gate/editProblems.ts';
import { LlmstructError } from '../../core/errors.ts';
import { type Answer, type Asking, askForReplacement } from '../../llm/askForReplacement.ts';

/** An answer that passed the gate. */
export interface UsableAnswer extends Answer {
  readonly checked: Exclude<CheckedReply, { readonly status: 'refused' }>;
}

/**
 * Asks until an answer may be shown. Throws what the router throws; when every answer was refused, `reply-refused`, worded by
 * `reason`, or `reply-empty`.
 */
export async function askForUsableAnswer(
  asking: Asking,
  reason: (problems: readonly EditProblem[]) => string,
): Promise<UsableAnswer> {
  const answer = await askForReplacement(asking);
  const { reply, checked } = answer;
  if (checked.status !== 'refused') return { ...answer, checked };
  if (reply.text.trim() === '') throw new LlmstructError('reply-empty', { model: reply.model });
  throw new LlmstructError('reply-refused', {
    model: reply.model,
    reason: reason(checked.problems.filter(isBlocking)),
  });
}
