import { estimateTokens } from '../core/context/tokenEstimate.ts';
import type { CheckedReply } from '../core/edits/checkedReply.ts';
import { problemsForModel } from '../core/edits/problemsForModel.ts';
import type { Cancellation, ChatMessage, ChatModel, ChatProgress, ChatReply, Log } from '../core/ports.ts';
import type { PreparedRequest, WorkspaceIndex } from '../core/workspaceIndex.ts';
import { askInOrder } from './modelRouter.ts';

/** An answer and what the gate says of it. */
export interface Answer {
  readonly reply: ChatReply;
  readonly checked: CheckedReply;
}

export interface Asking {
  readonly index: Pick<WorkspaceIndex, 'check'>;
  readonly log: Log;
  /** In the order to be asked, at least one. */
  readonly models: readonly ChatModel[];
  readonly onProgress: (progress: ChatProgress) => void;
  readonly cancellation: Cancellation;
}

/**
 * Asks until an answer passes the gate: the first model that answers, once more with its mistake quoted, then the models
 * after it. Gives the last answer, refused or not. Throws what the router throws.
 */
export async function askForReplacement(prepared: PreparedRequest, asking: Asking): Promise<Answer> {
  let { models } = asking;
  for (;;) {
    const first = await attempt(prepared, [], models, asking);
    if (first.checked.status !== 'refused') return first;
    models = models.slice(placeOf(first, models));
    const second = await attempt(prepared, correction(first, prepared), models, asking);
    models = models.slice(placeOf(second, models) + 1);
    if (second.checked.status !== 'refused' || models.length === 0) return second;
  }
}

async function attempt(
  prepared: PreparedRequest,
  correction: readonly ChatMessage[],
  models: readonly ChatModel[],
  { index, log, onProgress, cancellation }: Asking,
): Promise<Answer> {
  const { path, base, start, end, target, action, test, replyTokens, windowTokens } = prepared;
  const messages = [...prepared.messages, ...correction];
  const promptTokens = prepared.promptTokens + estimateTokens(correction.map(({ content }) => content).join('\n'));
  const { reply, attempts } = await askInOrder(
    models,
    { messages, replyTokens, windowTokens, promptTokens },
    onProgress,
    cancellation,
  );
  for (const { model, error } of attempts) log.write('warn', `${model} could not answer: ${error.message}`);
  const question = { path, base, start, end, target, action, ...(test === undefined ? {} : { test }) };
  return { reply, checked: await index.check({ ...question, reply: reply.text, cutOff: reply.cutOff }) };
}

function placeOf({ reply }: Answer, models: readonly ChatModel[]): number {
  return Math.max(
    0,
    models.findIndex(({ id }) => id === reply.model),
  );
}

/** The refused answer and what was wrong with it; the answer is left out where it would overflow the window. */
function correction({ reply, checked }: Answer, prepared: PreparedRequest): readonly ChatMessage[] {
  const wrong: ChatMessage = { role: 'user', content: problemsForModel(checked.problems) };
  const more = estimateTokens(reply.text) + estimateTokens(wrong.content);
  const fits = prepared.promptTokens + more + prepared.replyTokens < prepared.windowTokens;
  return reply.text.trim() !== '' && fits ? [{ role: 'assistant', content: reply.text }, wrong] : [wrong];
}
