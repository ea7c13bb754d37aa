import { anyScript } from '../../model/anyScript.ts';
import type { CallForm } from '../callForm.ts';

export const CALL_FORM = anyScript(/((?:Object|Array)\.\w+)(?=\s*\()/uy);

const SAME: CallForm = { means: 'same', count: 1 };

/** Functions of the language that give what they are given, or what that holds. */
export const CALL_FORMS: ReadonlyMap<string, CallForm> = new Map([
  ['Object.freeze', SAME],
  ['Object.seal', SAME],
  ['Object.preventExtensions', SAME],
  ['Object.assign', { means: 'either' }],
  ['Object.values', { means: 'values', count: 1 }],
  ['Object.entries', { means: 'entries', count: 1 }],
  ['Array.from', { means: 'copy', count: 1 }],
] satisfies [string, CallForm][]);
