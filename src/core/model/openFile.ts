import type { RepoPath } from './repoPath.ts';

/** A file as an editor has it, saved or not. */
export interface OpenFile {
  readonly path: RepoPath;
  readonly text: string;
}
