import type { RepoPath } from '../../model/repoPath.ts';
import type { ParseRules } from '../../settings/parseRules.ts';

export interface ShardRequest {
  /** 1-based, at most `of`. */
  readonly shard: number;
  readonly of: number;
  /** Where the part goes. */
  readonly path: RepoPath;
  /** Which files count, in place of what `llmstruct.toml` says. */
  readonly parse?: ParseRules;
}

export interface ShardReport {
  readonly shard: number;
  readonly of: number;
  /** 16 hex digits over the whole tree; equal in all its parts. */
  readonly tree: string;
  readonly modules: number;
  readonly skipped: number;
  /** Bytes of the sources of this shard. */
  readonly sourceBytes: number;
  /** Its size against the mean of all shards. */
  readonly share: number;
}
