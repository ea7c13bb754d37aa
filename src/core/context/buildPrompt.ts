import { LlmstructError } from '../errors.ts';
import type { StructDocument } from '../model/structDocument.ts';
import type { ChatMessage } from '../ports.ts';
import { ACTION_REQUESTS } from './actionRequests.ts';
import type { ActionName } from './actions.ts';
import { estimateTokens } from './tokenEstimate.ts';

/** The parts of a prompt in their order; what is the same for more requests stands first, so that a server's prefix cache holds it. */
export interface PromptParts {
  readonly instructions: StructDocument['instructions'];
  readonly summary: string;
  readonly context: string;
  readonly language: string;
  readonly path: string;
  readonly targetText: string;
  readonly action: ActionName;
  readonly instruction: string;
}

/** Tokens that chat templates add around each message. */
const PER_MESSAGE = 6;

/** The whole prompt as messages: instructions, summary, context, target | request. */
export function buildMessages(parts: PromptParts): ChatMessage[] {
  const { base, user } = parts.instructions;
  const system = [...base.rules, ...user].map((rule) => `- ${rule}`).join('\n');
  const fence = fenceFor(parts.targetText);
  const sections = [
    parts.summary === '' ? '' : `Project: ${parts.summary}\n`,
    parts.context === '' ? '' : `From the project:\n${parts.context}`,
    `The definition, in ${parts.path}:\n${fence}${parts.language}\n${parts.targetText.replace(/\n$/, '')}\n${fence}\n`,
    `${ACTION_REQUESTS[parts.action]}${parts.instruction === '' ? '' : `\n${parts.instruction}`}`,
  ];
  return [
    { role: 'system', content: system },
    { role: 'user', content: sections.filter((section) => section !== '').join('\n') },
  ];
}

/** Our estimate of a prompt's tokens, the template's own included. */
export function promptTokens(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content) + PER_MESSAGE, 0);
}

/** What a reply may need: the definition again with room to grow. */
export function replyShare(targetText: string): number {
  return Math.ceil(1.3 * estimateTokens(targetText)) + 128;
}

/**
 * The tokens left for context beside everything else in a window; throws `prompt-too-large` when even an empty context
 * does not fit.
 */
export function roomForContext(parts: Omit<PromptParts, 'context'>, windowTokens: number, target: string): number {
  const fixed = promptTokens(buildMessages({ ...parts, context: '' })) + replyShare(parts.targetText);
  const room = windowTokens - fixed - 16;
  if (room < 0) throw new LlmstructError('prompt-too-large', { target, window: windowTokens });
  return room;
}

/** A fence longer than any run of backticks in the code. */
function fenceFor(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(3, longest + 1));
}
