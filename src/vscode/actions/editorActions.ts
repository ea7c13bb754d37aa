import type { ActionName } from '../../core/prompts/actions.ts';

/** The command of every action on a definition, `llmstruct.improve` first; the manifest words them. */
export const ACTION_COMMANDS: readonly (readonly [command: string, action: ActionName, icon: string])[] = [
  ['llmstruct.improve', 'better', 'sparkle'],
  ['llmstruct.fix', 'fix', 'wrench'],
  ['llmstruct.document', 'document', 'note'],
  ['llmstruct.simplify', 'simplify', 'fold'],
  ['llmstruct.addTypes', 'add-types', 'symbol-parameter'],
  ['llmstruct.writeTest', 'write-test', 'beaker'],
  ['llmstruct.explain', 'explain', 'question'],
];

export function commandOf(action: ActionName): string {
  return ACTION_COMMANDS.find(([, each]) => each === action)?.[0] ?? 'llmstruct.improve';
}
