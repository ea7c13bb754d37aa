import type { PreparedPrompt, PreparedRequest } from '../core/context/preparedPrompt.ts';
import { SENTENCE_STOP } from '../core/context/sentencePrompt.ts';
import type { CheckedReply } from '../core/edits/checkedReply.ts';
import { fillGap } from '../core/edits/documentationGap.ts';
import { problemsForModel } from '../core/edits/problemsForModel.ts';
import { isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { ChatMessage, ChatModel, ChatReply, Log } from '../core/ports.ts';
import type { NewDeparture } from '../core/privacy/departure.ts';
import { guardModels } from '../core/privacy/guardModels.ts';
import { estimateTokens } from '../core/text/tokenEstimate.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { fitRequest, type RequestSource, shrinkRequest } from './fitRequest.ts';
import { allFailed, askModel, type FailedAttempt, isModelFailure, type Routing } from './modelRouter.ts';

/** An answer and what the gate says of it. */
export interface Answer {
  /** The text is a definition in a fence also where the model was asked for a sentence only. */
  readonly reply: ChatReply;
  readonly checked: CheckedReply;
  /** What was sent for it. */
  readonly prepared: PreparedRequest;
  /** Who was asked before, in order, and why their answers are not this one. */
  readonly attempts: readonly FailedAttempt[];
}

export interface Asking extends Routing, RequestSource {
  readonly index: Pick<WorkspaceIndex, 'check'>;
  readonly log: Log;
  /** In the order to be asked, at least one. */
  readonly models: readonly ChatModel[];
  /** Put between a model and what it is sent: `guardWith`. */
  readonly guard?: Guard;
}

/** A model as it may be asked with a request. */
export type Guard = (model: ChatModel, prepared: PreparedPrompt) => ChatModel;

/** Lets models that are not on this machine have only what may leave it, and notes each departure. */
export function guardWith(note: (departure: NewDeparture) => Promise<void>): Guard {
  return (model, prepared) => guardModels([model], prepared, note)[0] ?? model;
}

/**
 * Asks until an answer passes the gate: each model in its own window and form, with a smaller context when it did not read the whole
 * prompt, once more with its mistake quoted; then the models after it. Gives the last answer when all were refused. Throws
 * `AllModelsFailed` when no model answered, `Cancelled`, and what preparing throws.
 */
export async function askForReplacement(asking: Asking): Promise<Answer> {
  const attempts: FailedAttempt[] = [];
  let refused: Answer | undefined;
  const fail = ({ id }: ChatModel, error: LlmstructError): void => {
    asking.log.write('info', `${id} could not answer: ${error.message}`);
    attempts.push({ model: id, error });
  };
  for (const model of asking.models) {
    try {
      const answer = await askTwice(model, asking, (error) => fail(model, error));
      if (answer.checked.status !== 'refused') return { ...answer, attempts: [...attempts] };
      refused = { ...answer, attempts: [...attempts] };
      fail(model, refusalOf(answer));
    } catch (error) {
      if (!isModelFailure(error)) throw error;
      fail(model, error);
    }
  }
  if (refused === undefined) throw allFailed(attempts);
  return refused;
}

/** The first answer of a model, or its second when the gate refuses that. `onTruncated`: a smaller prompt is tried. */
async function askTwice(
  model: ChatModel,
  asking: Asking,
  onTruncated: (error: LlmstructError) => void,
): Promise<Omit<Answer, 'attempts'>> {
  let prepared = await fitRequest(asking, model, asking.cancellation);
  let first: Omit<Answer, 'attempts'> | undefined;
  while (first === undefined) {
    try {
      first = await attempt(prepared, [], model, asking);
    } catch (error) {
      const isTruncated = isLlmstructError(error) && error.code === 'prompt-truncated';
      const smaller = isTruncated ? await shrinkRequest(asking, model, prepared) : undefined;
      if (!isTruncated || smaller === undefined) throw error;
      onTruncated(error);
      prepared = smaller;
    }
  }
  if (first.checked.status !== 'refused') return first;
  return attempt(prepared, correction(first), model, asking);
}

async function attempt(
  prepared: PreparedRequest,
  correction: readonly ChatMessage[],
  model: ChatModel,
  asking: Asking,
): Promise<Omit<Answer, 'attempts'>> {
  const { path, base, start, end, target, action, test, replyTokens, windowTokens, form } = prepared;
  const messages = [...prepared.messages, ...correction];
  const promptTokens = prepared.promptTokens + estimateTokens(correction.map(({ content }) => content).join('\n'));
  const stop = form === 'sentence' ? { stop: SENTENCE_STOP } : {};
  const guarded = asking.guard?.(model, prepared) ?? model;
  const given = await askModel(guarded, { messages, replyTokens, windowTokens, promptTokens, ...stop }, asking);
  const reply = form === 'sentence' ? asDefinition(given, prepared) : given;
  const question = { path, base, start, end, target, action, ...(test === undefined ? {} : { test }) };
  const checked = await asking.index.check({ ...question, reply: reply.text, cutOff: reply.cutOff });
  return { reply, checked, prepared };
}

/** A sentence in its place in the definition; what is no sentence stays as it is, for the gate to refuse. */
function asDefinition(reply: ChatReply, { gap, language }: PreparedRequest): ChatReply {
  const text = gap && fillGap(gap, reply.text);
  return text === undefined ? reply : { ...reply, text: `\`\`\`${language}\n${text}\n\`\`\``, cutOff: false };
}

/** The refused answer and what was wrong with it; the answer is left out where it would overflow the window. */
function correction({ reply, checked, prepared }: Omit<Answer, 'attempts'>): readonly ChatMessage[] {
  if (prepared.form === 'sentence')
    return [{ role: 'user', content: 'Write one sentence in plain words, without code.' }];
  const wrong: ChatMessage = { role: 'user', content: problemsForModel(checked.problems) };
  const more = estimateTokens(reply.text) + estimateTokens(wrong.content);
  const fits = prepared.promptTokens + more + prepared.replyTokens < prepared.windowTokens;
  return reply.text.trim() !== '' && fits ? [{ role: 'assistant', content: reply.text }, wrong] : [wrong];
}

/** Why an answer of a model was not used, for whoever hears of the attempts. */
function refusalOf({ reply, checked }: Omit<Answer, 'attempts'>): LlmstructError {
  const { model } = reply;
  if (reply.text.trim() === '') return new LlmstructError('reply-empty', { model });
  return new LlmstructError('reply-refused', {
    model,
    reason: checked.problems.map(({ message }) => message).join(' '),
  });
}
