import type { ChatMessage } from '../core/ports.ts';

/** A prompt for people: each message under its role. */
export function promptText(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, content }) => `[${role}]\n${content.replace(/\n?$/, '\n')}`).join('\n');
}
