import type { ActionName } from './actions.ts';

/** What each action asks for, after the target; in English, which small models follow best. */
export const ACTION_REQUESTS: Readonly<Record<ActionName, string>> = {
  better: 'Make this definition better: clearer, simpler, correct in edge cases, same behaviour for its callers.',
  fix: 'Fix what is wrong in this definition.',
  document: 'Add or improve the documentation of this definition. Change nothing else.',
  simplify: 'Simplify this definition without changing what it does.',
  'add-types': 'Add type annotations to this definition.',
  'write-test': 'Write a test for this definition.',
  explain: 'Explain in a few sentences what this definition does and what to watch out for.',
};
