import { LlmstructError } from '../errors.ts';
import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import { buildQuestionMessages, promptTokens, QUESTION_REPLY_TOKENS, WINDOW_MARGIN } from './buildPrompt.ts';
import type { QuestionPack } from './contextPack.ts';
import type { QuestionPromptRequest } from './contextRequests.ts';
import type { PreparedPrompt } from './preparedPrompt.ts';
import { type PromptOpening, showsAny, summaryElsewhere } from './promptOpening.ts';

/**
 * The whole prompt for a question in words, secrets masked; `select` chooses its context, without what stays here where it is told so.
 * Throws `prompt-too-large`.
 */
export async function prepareQuestionPrompt(
  { question, budget, windowTokens }: QuestionPromptRequest,
  opening: PromptOpening,
  select: (budget: number, left?: StaysHere) => Promise<QuestionPack>,
  stays: StaysHere,
): Promise<PreparedPrompt> {
  const { instructions, summary } = opening;
  const parts = { instructions, summary, question: hideSecrets(question) };
  const fixed = promptTokens(buildQuestionMessages({ ...parts, context: '' }));
  const room = windowTokens - fixed - QUESTION_REPLY_TOKENS - WINDOW_MARGIN;
  if (room < 0) throw new LlmstructError('prompt-too-large', { target: question, window: windowTokens });
  const most = Math.min(budget, room);
  const written = (pack: QuestionPack, shownSummary = summary) => {
    const messages = buildQuestionMessages({ ...parts, summary: shownSummary, context: pack.text });
    return { messages, promptTokens: promptTokens(messages), pack };
  };
  const pack = await select(most);
  const leaving = summaryElsewhere(opening, stays);
  const isAll = !showsAny(pack, stays) && leaving === summary;
  const elsewhere = isAll ? 'all' : written(await select(most, stays), leaving);
  return { ...written(pack), replyTokens: QUESTION_REPLY_TOKENS, windowTokens, elsewhere };
}
