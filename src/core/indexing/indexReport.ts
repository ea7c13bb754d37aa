import type { RepoPath } from '../model/repoPath.ts';
import type { StructFormat } from '../model/structFormat.ts';

import type { IndexState } from './indexState.ts';
import type { WorkspaceTexts } from './workspaceTexts.ts';

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

export interface SettingsProblem {
  readonly file: RepoPath;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** An update in numbers. */
export function reportOf(
  state: IndexState,
  about: { readonly reused: number; readonly upToDate: boolean; readonly ms: number },
): IndexReport {
  const { modules, skipped, file, texts } = state;
  const problems = [...modules.values()].flatMap(({ path, facts }) =>
    facts.errors.length === 0 ? [] : [{ file: path, problems: facts.errors }],
  );
  const entries = [...modules.values()];
  return {
    modules: modules.size,
    symbols: entries.reduce((sum, { facts }) => sum + facts.definitions.length, 0),
    calls: file?.calls ?? 0,
    errors: problems.reduce((sum, each) => sum + each.problems.length, 0),
    skipped: skipped.size,
    reused: about.reused,
    bytes: file?.bytes ?? 0,
    digest: file?.digest ?? '',
    ms: Math.round(about.ms),
    upToDate: about.upToDate,
    sourceTokens: entries.reduce((sum, { facts }) => sum + facts.tokens, 0),
    problems,
    settingsProblems: settingsProblemsOf(texts),
  };
}

/** What is wrong with `llmstruct.toml`. A file that is no TOML is reported by whoever reads it first, not by every reader. */
export function settingsProblemsOf(texts: WorkspaceTexts): SettingsProblem[] {
  const problems = [...texts.settingsProblems, ...texts.tasks.problems];
  const place = ({ file, line, column }: SettingsProblem) => `${file}:${line}:${column}`;
  return [...new Map([...problems].reverse().map((problem) => [place(problem), problem])).values()].reverse();
}
