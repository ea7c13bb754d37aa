import type { RepoPath } from '../core/model/repoPath.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';

/** A folder of the editor as the provider sees it. */
export interface ContinueFolder {
  readonly name: string;
  readonly index: WorkspaceIndex;
  /** The text of its `struct.json`; undefined before the first one was written. */
  structText(): Promise<string | undefined>;
}

/** Where the person stands. */
export interface ContinueCursor {
  readonly folder: ContinueFolder;
  readonly path: RepoPath;
  /** As the editor names the file. */
  readonly uri: string;
  /** As the editor has it, saved or not. */
  readonly text: string;
  /** For the fence. */
  readonly language: string;
  /** UTF-16 code units into `text`. */
  readonly offset: number;
}

/** What the provider asks of the editor. */
export interface ContinueWorkspace {
  readonly folders: readonly ContinueFolder[];
  /** Undefined when the active editor shows no file of an indexed folder. */
  cursor(): ContinueCursor | undefined;
}
