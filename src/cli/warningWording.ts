import { wordedReason } from '../core/reasonWording.ts';
import type { Translate } from './language.ts';

/** Warnings of the index that people meet, as its log says them in English. */
export const WARNINGS: readonly string[] = [
  'Facts are kept in memory, {0} cannot be used: {1}',
  'Receipts are kept in memory, {0} cannot be used: {1}',
  'Usage is kept in memory, {0} cannot be used: {1}',
  'The egress log is kept in memory, {0} cannot be used: {1}',
  'The history of tasks is kept in memory, {0} cannot be used: {1}',
  '{0} was damaged; it is kept as {1}, and a new one begun',
  '{0} was not parsed: {1}',
];

const PATTERNS = WARNINGS.map((text) => {
  const escaped = text.replace(/[.*+?^$()[\]|\\]/g, '\\$&');
  return [text, new RegExp(`^${escaped.replace(/\{\d\}/g, '(.+?)')}$`, 's')] as const;
});

/** A warning in the language of the terminal; as it is where it is not one of those. */
export function wordWarning(message: string, t: Translate): string {
  for (const [text, pattern] of PATTERNS) {
    const match = pattern.exec(message);
    if (match !== null) return t(text, ...match.slice(1).map((part) => wordedReason(part, t)));
  }
  return message;
}
