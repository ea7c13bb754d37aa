import type { RepoPath } from '../model/repoPath.ts';

/** What is wrong with a settings file, at its place. */
export interface SettingsProblem {
  readonly file: RepoPath;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
