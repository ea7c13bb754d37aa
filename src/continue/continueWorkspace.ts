import type { RepoPath } from '../core/model/repoPath.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { Changes } from '../node/gitChanges.ts';

/** A folder of the editor as the provider sees it. */
export interface ContinueFolder {
  readonly name: string;
  readonly index: WorkspaceIndex;
  /** A file's text as the editor has it, saved or not; undefined where it cannot be read. */
  read(path: RepoPath): Promise<string | undefined>;
  /** What differs from the last commit. */
  changes(): Promise<Changes>;
  /** As the editor names the file. */
  uriOf(path: RepoPath): string;
}

/** Where the person stands. */
export interface ContinueCursor {
  readonly folder: ContinueFolder;
  readonly path: RepoPath;
  /** As the editor has it, saved or not. */
  readonly text: string;
  /** For the fence. */
  readonly language: string;
  /** UTF-16 code units into `text`. */
  readonly offset: number;
  /** What is selected, in UTF-16 code units into `text`; empty where `start` is `end`. */
  readonly selection: { readonly start: number; readonly end: number };
}

/** What the provider asks of the editor. */
export interface ContinueWorkspace {
  readonly folders: readonly ContinueFolder[];
  /** Undefined when the active editor shows no file of an indexed folder. */
  cursor(): Promise<ContinueCursor | undefined>;
}
