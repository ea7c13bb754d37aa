import type { RepoPath } from '../model/repoPath.ts';

/** What is wrong with a settings file, at its place. */
export interface SettingsProblem {
  readonly file: RepoPath;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Present where everything is used as it is written, but hardly as it is meant. */
  readonly severity?: 'warning';
}
