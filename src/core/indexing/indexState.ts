import type { RepoPath } from '../model/repoPath.ts';
import type { SkippedRecord } from '../model/structDocument.ts';
import type { ListedFile } from '../ports.ts';
import type { CodeIndex } from './codeIndex.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { ModuleLines } from './structFile/moduleLines.ts';
import type { StructFile, StructParts } from './structFile/structFile.ts';
import type { KnownOutput } from './structFile/structOutput.ts';
import type { WorkspaceTexts } from './workspaceTexts.ts';

/** What one update leaves for the next and for queries. */
export interface IndexState {
  /** Names the tree that this is the index of. */
  readonly key: string;
  /** The files that the listing gave, with why some are left out. */
  readonly listed: readonly ListedFile[];
  readonly modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly skipped: ReadonlyMap<RepoPath, SkippedRecord>;
  /** Texts of the files that imports depend on, by path. */
  readonly manifests: ReadonlyMap<RepoPath, string>;
  readonly index: CodeIndex;
  readonly texts: WorkspaceTexts;
  readonly parts: StructParts;
  /** Undefined where only questions were to be answered. */
  readonly file?: StructFile;
  /** The lines that were made last, of this index or of one before. */
  readonly lines: ModuleLines | undefined;
  /** What the last write or comparison left on disk. */
  readonly onDisk: KnownOutput | undefined;
}
