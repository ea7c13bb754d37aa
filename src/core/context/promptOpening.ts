import type { RepoPath } from '../model/repoPath.ts';
import type { StructDocument } from '../model/structDocument.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import type { ContextPack, QuestionPack } from './contextPack.ts';

/** What opens every prompt of a workspace. */
export interface PromptOpening {
  readonly instructions: StructDocument['instructions'];
  readonly summary: string;
  /** The file whose words the summary is. */
  readonly summaryFile?: RepoPath;
}

/** The summary as a model elsewhere may have it: not that of a file that stays here. */
export function summaryElsewhere({ summary, summaryFile }: PromptOpening, stays: StaysHere): string {
  return summaryFile !== undefined && stays(summaryFile) ? '' : summary;
}

/** Whether a pack shows code of a file that stays here. */
export function showsAny({ items }: ContextPack | QuestionPack, stays: StaysHere): boolean {
  return items.some(({ path }) => stays(path));
}
