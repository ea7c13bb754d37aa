import type { SettingsProblem } from '../settings/settingsProblem.ts';
import type { IndexReport } from './indexReport.ts';
import type { IndexState } from './indexState.ts';
import type { WorkspaceTexts } from './workspaceTexts.ts';

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
