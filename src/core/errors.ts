/** What can go wrong in a way that a user can meet. Every host words each code, in English and Russian. */
export type ErrorCode =
  | 'folder-missing'
  | 'folder-unreadable'
  | 'folder-of-git'
  | 'file-unreadable'
  | 'settings-invalid'
  | 'tasks-unreadable'
  | 'tasks-unwritable'
  | 'task-unknown'
  | 'task-changed'
  | 'todo-unknown'
  | 'task-id-taken'
  | 'task-id-twice'
  | 'task-id-single'
  | 'task-title-missing'
  | 'task-status-unknown'
  | 'task-circle'
  | 'target-unknown'
  | 'target-form'
  | 'no-definition-at-line'
  | 'struct-unwritable'
  | 'grammar-unusable'
  | 'model-unreachable'
  | 'model-missing'
  | 'model-unknown'
  | 'model-failed'
  | 'model-interrupted'
  | 'model-out-of-memory'
  | 'model-overloaded'
  | 'model-refused'
  | 'model-pull-failed'
  | 'model-form'
  | 'provider-unavailable'
  | 'key-missing'
  | 'key-refused'
  | 'rate-limited'
  | 'consent-missing'
  | 'local-only'
  | 'prompt-truncated'
  | 'prompt-too-large'
  | 'definition-too-large'
  | 'reply-empty'
  | 'reply-refused'
  | 'suggestion-stale'
  | 'hunk-not-alone'
  | 'file-outside-workspace'
  | 'document-no-file'
  | 'restricted-mode'
  | 'action-unknown'
  | 'no-tests'
  | 'no-definitions'
  | 'test-file-exists'
  | 'prompt-template'
  | 'request-unclear'
  | 'receipt-unknown'
  | 'receipt-without-prompt'
  | 'receipt-differs'
  | 'git-missing'
  | 'repository-missing'
  | 'commits-missing'
  | 'commit-unknown'
  | 'commit-unreadable'
  | 'history-shallow'
  | 'histories-unrelated'
  | 'tree-changed'
  | 'part-absent'
  | 'part-unreadable'
  | 'part-damaged'
  | 'part-engine'
  | 'part-foreign'
  | 'part-twice'
  | 'part-missing'
  | 'metrics-unsent'
  | 'port-in-use'
  | 'address-unusable'
  | 'token-name-taken'
  | 'token-unknown'
  | 'tokens-unreadable'
  | 'tracker-form'
  | 'tracker-unset'
  | 'tracker-token-missing'
  | 'tracker-host'
  | 'tracker-sign-in'
  | 'tracker-unreachable'
  | 'tracker-refused'
  | 'tracker-limited'
  | 'tracker-missing'
  | 'tracker-failed'
  | 'event-unreadable'
  | 'answer-refused'
  | 'git-failed'
  | 'branch-unwritable'
  | 'branch-differs'
  | 'telegram-token-missing'
  | 'telegram-token-refused'
  | 'telegram-running'
  | 'telegram-conflict'
  | 'telegram-unreachable'
  | 'telegram-budget'
  | 'voice-unset'
  | 'voice-foreign'
  | 'voice-consent'
  | 'voice-format'
  | 'voice-too-large'
  | 'voice-silent'
  | 'voice-unreachable'
  | 'voice-failed'
  | 'index-worker-died'
  | 'internal';

/** An error is a code with its facts; hosts word it. `details` are plain values that the wording names. */
export class LlmstructError extends Error {
  override readonly name = 'LlmstructError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** True for an error of ours, also one that crossed a thread's boundary and lost its class. */
export function isLlmstructError(error: unknown): error is LlmstructError {
  return error instanceof Error && error.name === 'LlmstructError' && 'code' in error;
}

/** Thrown when the caller's cancellation was observed. Not a failure: hosts stay silent. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled');
  }
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'Cancelled' || error.name === 'AbortError');
}
