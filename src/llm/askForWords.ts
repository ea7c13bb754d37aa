import { LlmstructError } from '../core/errors.ts';
import type { ChatReply } from '../core/ports.ts';
import type { PreparedPrompt } from '../core/workspaceIndex.ts';
import type { Asking } from './askForReplacement.ts';
import { askInOrder } from './modelRouter.ts';

/** An answer in words. */
export interface WordsAnswer {
  readonly reply: ChatReply;
  /** Without what a model thinks before it answers. */
  readonly text: string;
}

/**
 * Asks for an explanation or the answer to a question: nothing of it is code that could be written. An answer that was cut off is
 * given as far as it goes. Throws what the router throws, and `reply-empty`.
 */
export async function askForWords(
  prepared: PreparedPrompt,
  { models, onProgress, cancellation, log }: Omit<Asking, 'index'>,
): Promise<WordsAnswer> {
  const { messages, replyTokens, windowTokens, promptTokens } = prepared;
  const { reply, attempts } = await askInOrder(
    models,
    { messages, replyTokens, windowTokens, promptTokens },
    onProgress,
    cancellation,
  );
  for (const { model, error } of attempts) log.write('warn', `${model} could not answer: ${error.message}`);
  const text = withoutThoughts(reply.text);
  if (text === '') throw new LlmstructError('reply-empty', { model: reply.model });
  return { reply, text: reply.cutOff ? `${text} …` : text };
}

/** A thinking model's thoughts come first, closed by a tag; templates may have put the opening one into the prompt. */
function withoutThoughts(text: string): string {
  const plain = text.replace(/^\s*<(think|thinking|reasoning)>[\s\S]*?<\/\1>/i, '');
  const closing = /<\/(?:think|thinking|reasoning)>/i.exec(plain);
  const answer = closing === null ? plain : plain.slice(closing.index + closing[0].length);
  return answer.replace(/<\|[A-Za-z0-9_]{1,40}\|>/g, '').trim();
}
