import { hideSecrets } from '../privacy/maskSecrets.ts';
import { promptTokens } from './buildPrompt.ts';
import type { PreparedRequest } from './preparedPrompt.ts';

/** An earlier answer for the same target, and what a person says to it. */
export interface Remark {
  /** The model's own words. */
  readonly reply: string;
  readonly remark: string;
}

/**
 * The request with an earlier answer and a person's remark behind it; all before stays as it was, for the model's cache. The
 * answer is left out where it would overflow the window.
 */
export function withRemark(prepared: PreparedRequest, { reply, remark }: Remark): PreparedRequest {
  const request = `${hideSecrets(remark.trim())}\n\nReturn the whole definition again in one fenced code block.`;
  const asked = { role: 'user', content: request } as const;
  const long = [...prepared.messages, { role: 'assistant', content: reply } as const, asked];
  const fits = reply.trim() !== '' && promptTokens(long) + prepared.replyTokens < prepared.windowTokens;
  const messages = fits ? long : [...prepared.messages, asked];
  return { ...prepared, messages, promptTokens: promptTokens(messages) };
}
