import { LlmstructError } from '../errors.ts';
import type { StructDocument } from '../model/structDocument.ts';
import type { ChatMessage } from '../ports.ts';
import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import { ACTION_NAMES, ACTION_RULES, type ActionName } from '../prompts/actions.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';

/** The parts of a prompt in their order; what is the same for more requests stands first, so that a server's prefix cache holds it. */
export interface PromptParts {
  readonly instructions: StructDocument['instructions'];
  readonly summary: string;
  readonly context: string;
  readonly language: string;
  readonly path: string;
  readonly targetText: string;
  /** What is asked for, in the words of the action's template. */
  readonly request: string;
}

/** The parts of a prompt that asks a question in words. */
export interface QuestionParts extends Pick<PromptParts, 'instructions' | 'summary' | 'context'> {
  readonly question: string;
}

/** Tokens that chat templates add around each message. */
const PER_MESSAGE = 6;
/** Tokens of a window that stay free for what templates differ in. */
export const WINDOW_MARGIN = 16;
/** What an answer in words may need. */
export const QUESTION_REPLY_TOKENS = 1024;

/** The whole prompt as messages: instructions, summary, context, target | request. */
export function buildMessages(parts: PromptParts): ChatMessage[] {
  const fence = fenceFor(parts.targetText);
  return messagesOf(parts.instructions, [
    ...openingSections(parts),
    `The definition, in ${parts.path}:\n${fence}${parts.language}\n${parts.targetText.replace(/\n$/, '')}\n${fence}\n`,
    parts.request,
  ]);
}

/** The whole prompt for a question in words: the user's instructions, summary, context | question. */
export function buildQuestionMessages(parts: QuestionParts): ChatMessage[] {
  const { user } = parts.instructions;
  const instructions = { base: { version: 0, rules: QUESTION_RULES }, user };
  return messagesOf(instructions, [...openingSections(parts), parts.question.trim()]);
}

/** The rules of an answer in words; those for edits ask for code alone. */
const QUESTION_RULES = [
  'Answer the question about this project briefly, by the code that is shown; name files and definitions as they are written.',
  'Say so where what is shown does not tell.',
];

function openingSections({ summary, context }: Pick<PromptParts, 'summary' | 'context'>): string[] {
  return [
    summary === '' ? '' : `Project: ${hideSecrets(summary)}\n`,
    context === '' ? '' : `From the project:\n${context}`,
  ];
}

function messagesOf({ base, user }: PromptParts['instructions'], sections: readonly string[]): ChatMessage[] {
  return [
    { role: 'system', content: hideSecrets([...base.rules, ...user].map((rule) => `- ${rule}`).join('\n')) },
    { role: 'user', content: sections.filter((section) => section !== '').join('\n') },
  ];
}

/** Our estimate of a prompt's tokens, the template's own included. */
export function promptTokens(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content) + PER_MESSAGE, 0);
}

/** What a reply may need: the definition again with room to grow, tests for it, or some sentences. */
export function replyShare(targetText: string, action: ActionName = 'better'): number {
  const definition = Math.ceil(1.3 * estimateTokens(targetText)) + 128;
  const { edits, writesTest } = ACTION_RULES[action];
  return edits ? definition : writesTest ? definition + TEST_TOKENS : WORDS_TOKENS;
}

/** Room of a test beside what a definition of that size would need, of an explanation, and for the request itself. */
const TEST_TOKENS = 384;
const WORDS_TOKENS = 512;
const REQUEST_TOKENS = 384;

/**
/**
 * The tokens left for context beside everything else in a window. As much is kept free as the neediest action takes, so that
 * every action on a target gets the same context; where that leaves nothing, there is none for all. When not even an empty context
 * fits, throws `definition-too-large` with what could be chosen instead, or `prompt-too-large` where the target has no `members`.
 */
export function roomForContext(
  parts: Omit<PromptParts, 'context'>,
  action: ActionName,
  windowTokens: number,
  target: string,
  members: readonly string[] = [],
): number {
  const request = estimateTokens(parts.request);
  const fixed = promptTokens(buildMessages({ ...parts, context: '' })) - request + WINDOW_MARGIN;
  const largest = Math.max(...ACTION_NAMES.map((name) => replyShare(parts.targetText, name)));
  const room = windowTokens - fixed - Math.max(request, REQUEST_TOKENS) - largest;
  if (room >= 0) return room;
  const needed = fixed + request + replyShare(parts.targetText, action);
  if (needed <= windowTokens) return 0;
  const details = { target, window: windowTokens, needed };
  throw members.length === 0
    ? new LlmstructError('prompt-too-large', details)
    : new LlmstructError('definition-too-large', { ...details, members: someOf(members) });
}

/** Of a namespace there may be hundreds, and a person reads a line. */
const MOST_NAMED = 12;

/** The first names, each once, for people. */
function someOf(names: readonly string[]): string {
  const different = [...new Set(names)];
  return [...different.slice(0, MOST_NAMED), ...(different.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

/** A fence longer than any run of backticks in the code. */
function fenceFor(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(3, longest + 1));
}
