import type { ChatMessage } from '../model/chat.ts';
import type { PreparedRequest } from './preparedPrompt.ts';

/**
 * The messages as one model gets them: families of models are asked in words of their own. `messages`: those of the request, or what
 * of them may leave this machine, and whatever follows them.
 */
export function messagesFor(
  { request, otherWords, messages: asPrepared }: Pick<PreparedRequest, 'request' | 'otherWords' | 'messages'>,
  model: string | undefined,
  messages: readonly ChatMessage[] = asPrepared,
): readonly ChatMessage[] {
  const words = model === undefined ? undefined : otherWords?.[model];
  if (words === undefined) return messages;
  const last = asPrepared.length - 1;
  return messages.map((message, at) => {
    if (at !== last || !message.content.endsWith(request)) return message;
    return { ...message, content: message.content.slice(0, message.content.length - request.length) + words };
  });
}
