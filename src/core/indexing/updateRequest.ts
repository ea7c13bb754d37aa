import type { RepoPath } from '../model/repoPath.ts';
import type { ParseRules } from '../settings/parseRules.ts';

export interface UpdateRequest {
  /** Look at these paths only (created, changed or deleted); absent: list the whole workspace. */
  readonly paths?: readonly RepoPath[];
  /** Which files count, in place of what `llmstruct.toml` says. */
  readonly parse?: ParseRules;
  /** Where `struct.json` goes: written when its bytes differ; `check` compares and writes nothing. */
  readonly output:
    | { readonly kind: 'write' | 'check'; readonly path: RepoPath }
    /** `lazy`: only questions are to be answered; nothing is resolved that no question needs, and `calls`, `bytes` and `digest` stay empty. */
    | { readonly kind: 'none'; readonly lazy?: true };
}

export interface UpdateProgress {
  readonly done: number;
  readonly total: number;
}
