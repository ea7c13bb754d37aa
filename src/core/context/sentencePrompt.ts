import { type DocumentationGap, documentationGap } from '../edits/documentationGap.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { ChatMessage } from '../ports.ts';
import { ACTION_RULES } from '../prompts/actions.ts';
import type { ImproveRequest } from './contextRequests.ts';
import { lineStart, type RequestTarget } from './locateTarget.ts';

/** What a sentence may have, in tokens: most that were measured had 10 to 60. */
export const SENTENCE_TOKENS = 60;

/** A sentence ends with its line. */
export const SENTENCE_STOP: readonly string[] = ['\n'];

const RULE = 'Answer with one short sentence that says what the function does.';

/** Two turns show a tiny model the form better than words: with them 12 of 12 answers were one line, without them 1 of 12. */
const EXAMPLES: readonly (readonly [code: string, sentence: string, inRussian: string])[] = [
  [
    'def clamp(value, low, high):\n    return max(low, min(value, high))',
    'Returns the value, limited to the range from low to high.',
    'Возвращает значение, ограниченное диапазоном от low до high.',
  ],
  [
    'function initials(name) {\n  return name.split(" ").map((word) => word[0]).join("");\n}',
    'Returns the first letters of all words of the name.',
    'Возвращает первые буквы всех слов имени.',
  ],
];

/**
 * The prompt for one sentence about a definition; what is the same for all definitions stands first. Small models keep to the
 * language of the examples more than to what they are told; so those are in `answerLanguage` where it is one of ours.
 */
export function sentenceMessages(targetText: string, answerLanguage?: string): ChatMessage[] {
  const examples = EXAMPLES.flatMap(([code, sentence, inRussian]): ChatMessage[] => [
    { role: 'user', content: code },
    { role: 'assistant', content: answerLanguage === 'Russian' ? inRussian : sentence },
  ]);
  const rule = answerLanguage === undefined ? RULE : `${RULE} Answer in ${answerLanguage}.`;
  return [{ role: 'system', content: rule }, ...examples, { role: 'user', content: targetText.replace(/\n$/, '') }];
}

/**
 * The prompt for one sentence. Undefined where the sentence would have no place: a definition that is documented already, or one
 * whose shown text is not its own, for secrets are masked in it.
 */
export function sentencePrompt(
  { action, answerLanguage }: Pick<ImproveRequest, 'action' | 'answerLanguage'>,
  { base, located, language, text, shown }: RequestTarget,
): { readonly messages: readonly ChatMessage[]; readonly gap?: DocumentationGap } | undefined {
  if (!ACTION_RULES[action].edits) return { messages: sentenceMessages(shown, answerLanguage) };
  const messages = sentenceMessages(shown);
  const header = normalisedText(base.slice(lineStart(base, located.start), located.headerEnd));
  const gap = shown === text ? documentationGap(text, header.length, language) : undefined;
  return gap && { messages, gap };
}
