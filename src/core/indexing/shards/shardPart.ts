import type { RepoPath } from '../../model/repoPath.ts';
import type { SkippedRecord } from '../../model/structDocument.ts';
import type { StructParts } from '../structFile/structFile.ts';

/** The form of parts; a part of another form is not read. */
export const PART_FORM = 1;

/** The first line of a part: which one it is, and of what. */
export interface PartHeader {
  readonly part: typeof PART_FORM;
  /** The version of the facts (`FACTS_VERSION`): parts of different engines do not fit together. */
  readonly engine: number;
  /** 1-based. */
  readonly shard: number;
  readonly of: number;
  /** Names everything that the whole `struct.json` is a function of: equal in all parts of one tree. */
  readonly tree: string;
  /** What is said of the workspace as a whole; in the first part only. */
  readonly whole?: WholeTree;
}

export interface WholeTree {
  readonly said: Omit<StructParts, 'skipped' | 'metrics'>;
  /** Texts of the files that imports depend on. */
  readonly manifests: readonly (readonly [path: RepoPath, text: string])[];
}

/** A line that a line with the JSON of the file's `FileFacts` and one with that of its `BodyFacts` follow. */
export interface PartModule {
  readonly path: RepoPath;
  readonly language: string;
  readonly digest: string;
}

/** The last line: without it the part is not whole. */
export interface PartEnd {
  readonly end: { readonly modules: number; readonly skipped: number };
}

export type PartLine = PartModule | { readonly skipped: SkippedRecord } | PartEnd;
