import type { ContextPack, QuestionPack } from './contextPack.ts';
import { messagesFor } from './messagesFor.ts';
import type { PreparedPrompt, PreparedRequest } from './preparedPrompt.ts';
import type { ReceiptRecord, ReceiptSubject } from './receipt.ts';

/** The receipt of a context that was only printed. */
export function contextReceipt(pack: ContextPack | QuestionPack): ReceiptRecord {
  const { budget, tokens, items, dropped, text } = pack;
  const messages = [{ role: 'user', content: text } as const];
  return { subject: subjectOf(pack), form: 'context', budget, promptTokens: tokens, items, dropped, messages };
}

/** The receipt of a whole prompt. */
export function promptReceipt(prepared: PreparedPrompt): ReceiptRecord {
  const { pack, messages, promptTokens, windowTokens, capTokens } = prepared;
  const { budget, items, dropped } = pack;
  const window = { windowTokens, ...(capTokens === undefined ? {} : { capTokens }) };
  return { subject: subjectOf(pack), form: 'prompt', budget, ...window, promptTokens, items, dropped, messages };
}

/** The receipt of a request to a model; `result` says what came of it. */
export function requestReceipt(
  prepared: PreparedRequest,
  instruction: string,
  result: Pick<ReceiptRecord, 'model' | 'usage' | 'outcome'>,
): ReceiptRecord {
  const subject = { target: prepared.target, action: prepared.action, ...(instruction === '' ? {} : { instruction }) };
  return { ...promptReceipt(prepared), messages: messagesFor(prepared, result.model), subject, ...result };
}

/** The receipt of a question that a model was asked. */
export function questionReceipt(
  prepared: PreparedPrompt,
  result: Pick<ReceiptRecord, 'model' | 'usage' | 'outcome'>,
): ReceiptRecord {
  return { ...promptReceipt(prepared), ...result };
}

function subjectOf(pack: ContextPack | QuestionPack): ReceiptSubject {
  return 'target' in pack ? { target: pack.target } : { question: pack.question };
}
