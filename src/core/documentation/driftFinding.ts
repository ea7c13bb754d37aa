import type { OpenFile } from '../model/openFile.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';

/** What documentation says that the code does not. */
export const DRIFT_RULES = [
  /** It describes a parameter that the header does not have. */
  'unknown-parameter',
  /** It describes all parameters but this one. */
  'missing-parameter',
  /** It describes a parameter under another name than the header's. */
  'renamed-parameter',
  /** It states another default value. */
  'wrong-default',
  /** It describes a result, but nothing is returned. */
  'returns-nothing',
  /** It says that nothing is returned, but something is. */
  'returns-value',
  /** It describes an error that cannot be raised here any more. */
  'error-gone',
  /** It describes errors, but not this one, which is raised here. */
  'error-missing',
  /** It begins with another name than the definition's. */
  'wrong-name',
] as const;
export type DriftRule = (typeof DRIFT_RULES)[number];

/** A contradiction between a definition and its documentation. */
export interface DriftFinding {
  readonly rule: DriftRule;
  readonly id: SymbolId;
  readonly path: RepoPath;
  /** 1-based: where the documentation says it, or where the code has what it does not say. */
  readonly line: number;
  /** The parameter, error or name that it is about; empty for results. */
  readonly name: string;
  /** What the documentation says, where it says something. */
  readonly documented?: string;
  /** What the code has. */
  readonly actual?: string;
}

/** A finding before it is known which function it belongs to. */
export type Drift = Omit<DriftFinding, 'id' | 'path'>;

/** What a check of documentation looked at and found, findings by path and line. */
export interface DocumentationReport {
  readonly files: number;
  /** Documented functions. */
  readonly functions: number;
  readonly findings: readonly DriftFinding[];
}

export interface DocumentationRequest {
  /** These files only; absent: all, generated ones left out. */
  readonly paths?: readonly RepoPath[];
  readonly open?: readonly OpenFile[];
}
