import { blockHeader } from './blockHeader.ts';
import { CONTINUE_TITLE } from './continueApi.ts';
import { yamlText } from './yaml.ts';

/**
 * The text of `.continue/rules/llmstruct.yaml`: the project's own instructions as one rule (Continue's schema allows a block
 * file one entry); undefined where it has none. Our base rules are not among them: they word the form of an answer to us, and
 * Continue has its own.
 */
export function rulesBlock(user: readonly string[]): string | undefined {
  if (user.length === 0) return undefined;
  return `${blockHeader('rules')}  - name: ${CONTINUE_TITLE}\n    rule: ${yamlText(user.join('\n'))}\n`;
}
