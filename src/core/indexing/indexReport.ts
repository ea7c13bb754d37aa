import type { RepoPath } from '../model/repoPath.ts';
import type { StructFormat } from '../model/structFormat.ts';
import type { SettingsProblem } from '../settings/settingsProblem.ts';

/** What an update found. Counts are of the whole workspace, `ms` of this update. */
export interface IndexReport {
  readonly modules: number;
  readonly symbols: number;
  readonly calls: number;
  readonly errors: number;
  readonly skipped: number;
  /** Files whose stored facts were still right. */
  readonly reused: number;
  /** Size of `struct.json` in bytes. */
  readonly bytes: number;
  /** 16 hex digits over the sorted module records. */
  readonly digest: string;
  readonly ms: number;
  /** Whether the file on disk already had these bytes. */
  readonly upToDate: boolean;
  /** The file that stood there was not of this format: it was kept under the name `backup`. */
  readonly kept?: { readonly format: StructFormat; readonly backup: RepoPath };
  /** Our estimate of the tokens of all sources, what a prompt with the whole workspace would cost. */
  readonly sourceTokens: number;
  /** Syntax errors by file, for the editor's Problems. */
  readonly problems: readonly FileProblems[];
  /** Whether `llmstruct.toml` could be read; the index goes on with defaults when not. */
  readonly settingsProblems: readonly SettingsProblem[];
}

export interface FileProblems {
  readonly file: RepoPath;
  readonly problems: readonly { readonly line: number; readonly column: number; readonly reason: string }[];
}
