import type { RepoPath } from '../../model/repoPath.ts';
import type { TaskRecord } from '../../model/structDocument.ts';
import type { SettingsProblem } from '../../settings/settingsProblem.ts';
import type { TaskChanges } from './taskFields.ts';

export interface TaskWithPlace extends TaskRecord {
  /** Where it stands in `llmstruct.toml`, 1-based. */
  readonly line: number;
}

export interface SetTaskRequest {
  readonly id: string;
  readonly changes: TaskChanges;
  /** Of the task as it was when who asks read it. */
  readonly version?: string;
}

export interface TasksReading {
  readonly file: RepoPath;
  readonly exists: boolean;
  readonly tasks: readonly TaskWithPlace[];
  /** The text is no TOML at present; the tasks are those of the last time that it was. */
  readonly lastGood?: true;
  readonly problems: readonly SettingsProblem[];
}
