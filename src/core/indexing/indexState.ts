import type { RepoPath } from '../model/repoPath.ts';
import type { SkippedRecord, StructDocument } from '../model/structDocument.ts';
import type { CodeIndex } from './codeIndex.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { WorkspaceTexts } from './workspaceTexts.ts';

/** Counts over a whole document, taken once when it is made. */
export interface DocumentMeasure {
  readonly symbols: number;
  readonly calls: number;
  /** Size of `struct.json` in bytes. */
  readonly bytes: number;
  /** 16 hex digits over the sorted module records. */
  readonly digest: string;
}

/** What one update leaves for the next and for queries. */
export interface IndexState extends DocumentMeasure {
  /** Names the tree that this is the index of. */
  readonly key: string;
  readonly modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly skipped: ReadonlyMap<RepoPath, SkippedRecord>;
  /** Texts of the files that imports depend on, by path. */
  readonly manifests: ReadonlyMap<RepoPath, string>;
  readonly index: CodeIndex;
  readonly document: StructDocument;
  readonly texts: WorkspaceTexts;
  /** Digest of the bytes of `struct.json`, `metrics` left out. */
  readonly outputDigest: string;
}
