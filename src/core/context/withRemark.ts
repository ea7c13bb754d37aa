import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import { promptTokens } from './buildPrompt.ts';
import type { PreparedRequest } from './preparedPrompt.ts';

/** An earlier answer for the same target, and what a person says to it. */
export interface Remark {
  /** The model's own words; empty when they are not known any more. */
  readonly reply: string;
  readonly remark: string;
}

/** What the model is told to give again, by the form of the request. */
const AGAIN = {
  whole: 'Return the whole definition again in one fenced code block.',
  sentence: 'Answer with one short sentence again.',
} as const;

/**
 * The request with an earlier answer and a person's remark behind it; all before stays as it was, for the model's cache. The
 * answer is left out where it would overflow the window, and where a sentence is asked for: what is kept is the whole definition.
 */
export function withRemark(prepared: PreparedRequest, { reply, remark }: Remark): PreparedRequest {
  const { form, replyTokens, windowTokens } = prepared;
  const asked = { role: 'user', content: `${hideSecrets(remark.trim())}\n\n${AGAIN[form]}` } as const;
  const long = [...prepared.messages, { role: 'assistant', content: reply } as const, asked];
  const quotes = form === 'whole' && reply.trim() !== '' && promptTokens(long) + replyTokens < windowTokens;
  const messages = quotes ? long : [...prepared.messages, asked];
  return { ...prepared, messages, promptTokens: promptTokens(messages) };
}
