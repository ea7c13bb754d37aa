import { splitProblem } from '../core/settings/problemSentences.ts';
import type { Translate } from './language.ts';

/** Core says in English what is wrong; this says it in the language of the terminal. */
export function wordProblem(message: string, t: Translate): string {
  const { key, values } = splitProblem(message);
  return t(key, ...values);
}
