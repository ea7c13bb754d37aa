import type { ErrorCode } from '../core/errors.ts';

/** Exit codes of the command line (CLI.md). */
export const EXIT = { fine: 0, findings: 1, usage: 2, backend: 3, interrupted: 130 } as const;

const BACKEND: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'model-unreachable',
  'model-missing',
  'model-unknown',
  'model-failed',
  'model-interrupted',
  'model-out-of-memory',
  'model-overloaded',
  'model-refused',
  'model-pull-failed',
  'prompt-truncated',
  'key-refused',
  'rate-limited',
  'metrics-unsent',
  'telegram-conflict',
  'voice-unreachable',
  'voice-failed',
  'telegram-unreachable',
  'telegram-token-refused',
]);
const REFUSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'reply-empty',
  'reply-refused',
  'suggestion-stale',
  'answer-refused',
]);

/** What the error means for the caller's script; what is neither refused nor the backend's is 2, like wrong usage. */
export function exitCodeOf(code: ErrorCode): number {
  if (BACKEND.has(code)) return EXIT.backend;
  return REFUSED.has(code) ? EXIT.findings : EXIT.usage;
}
