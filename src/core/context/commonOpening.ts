import type { ChatMessage } from '../ports.ts';

/**
 * What two prompts have in common from their beginning: whole messages, and of the first that differs the lines before the difference.
 * Of two requests for one target it is all before the request, and so what the next request for it will begin with.
 */
export function commonOpening(a: readonly ChatMessage[], b: readonly ChatMessage[]): readonly ChatMessage[] {
  const opening: ChatMessage[] = [];
  for (const [place, message] of a.entries()) {
    const other = b[place];
    if (other?.role !== message.role) break;
    if (other.content === message.content) {
      opening.push(message);
      continue;
    }
    const content = commonLines(message.content, other.content);
    if (content !== '') opening.push({ role: message.role, content });
    break;
  }
  return opening;
}

function commonLines(a: string, b: string): string {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end++;
  return a.slice(0, a.lastIndexOf('\n', end - 1) + 1);
}
