import type { PreparedPrompt, PreparedRequest } from '../core/context/preparedPrompt.ts';
import { SENTENCE_STOP } from '../core/context/sentencePrompt.ts';
import { LlmstructError } from '../core/errors.ts';
import type { ChatModel, ChatReply } from '../core/ports.ts';
import type { Asking } from './askForReplacement.ts';
import { allFailed, askModel, type FailedAttempt, isModelFailure } from './modelRouter.ts';

/** An answer in words. */
export interface WordsAnswer<Prepared extends PreparedPrompt = PreparedPrompt> {
  readonly reply: ChatReply;
  /** Without what a model thinks before it answers. */
  readonly text: string;
  /** What was sent for it. */
  readonly prepared: Prepared;
  /** Who was asked before, in order, and why they did not answer. */
  readonly attempts: readonly FailedAttempt[];
}

/**
 * Asks for an explanation or the answer to a question: nothing of it is code that could be written. `requestFor` gives the request as a model is
 * to get it. An answer that was cut off is given as far as it goes. Throws what the router throws, and `reply-empty`.
 */
export async function askForWords<Prepared extends PreparedPrompt & Partial<Pick<PreparedRequest, 'form'>>>(
  requestFor: (model: ChatModel) => Promise<Prepared>,
  asking: Omit<Asking, 'index' | 'action' | 'prepare'>,
): Promise<WordsAnswer<Prepared>> {
  const attempts: FailedAttempt[] = [];
  for (const model of asking.models) {
    try {
      const prepared = await requestFor(model);
      const { messages, replyTokens, windowTokens, promptTokens, form } = prepared;
      const stop = form === 'sentence' ? { stop: SENTENCE_STOP } : {};
      const request = { messages, replyTokens, windowTokens, promptTokens, ...stop };
      const reply = await askModel(asking.guard?.(model, prepared) ?? model, request, asking);
      const text = withoutThoughts(reply.text);
      if (text === '') throw new LlmstructError('reply-empty', { model: reply.model });
      return { reply, text: reply.cutOff ? `${text} …` : text, prepared, attempts };
    } catch (error) {
      if (!isModelFailure(error)) throw error;
      asking.log.write('info', `${model.id} could not answer: ${error.message}`);
      attempts.push({ model: model.id, error });
    }
  }
  throw allFailed(attempts);
}

/** A thinking model's thoughts come first, closed by a tag; templates may have put the opening one into the prompt. */
export function withoutThoughts(text: string): string {
  const plain = text.replace(/^\s*<(think|thinking|reasoning)>[\s\S]*?<\/\1>/i, '');
  const closing = /<\/(?:think|thinking|reasoning)>/i.exec(plain);
  const answer = closing === null ? plain : plain.slice(closing.index + closing[0].length);
  return answer.replace(/<\|[A-Za-z0-9_]{1,40}\|>/g, '').trim();
}
