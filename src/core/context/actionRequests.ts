import type { ActionName } from '../prompts/actions.ts';

/** What each action asks for in a sentence, for hosts whose model finds the definition itself; prompts of ours are templates. */
export const ACTION_REQUESTS: Readonly<Record<ActionName, string>> = {
  better: 'Make this definition better: clearer, simpler, correct in edge cases, same behaviour for its callers.',
  fix: 'Fix what is wrong in this definition.',
  document: 'Add or improve the documentation of this definition. Change nothing else.',
  simplify: 'Simplify this definition without changing what it does.',
  'add-types': 'Add type annotations to this definition.',
  'write-test': 'Write a test for this definition.',
  explain: 'Explain in a few sentences what this definition does and what to watch out for.',
  change: 'Change this definition as asked, and nothing that is not asked for.',
};
