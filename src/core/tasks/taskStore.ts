import type { TaskAnalysis } from './analysis/taskAnalysis.ts';
import type { TasksEdit } from './editTasks.ts';
import type { TasksReading } from './file/tasksReading.ts';
import type { AgreedState } from './sync/issue.ts';
import type { PastTaskEvent } from './taskEvents.ts';
import type { PlaceMemory } from './tasksInCode.ts';

/** What is known of tasks that `llmstruct.toml` cannot hold. */
export interface TaskMemory {
  /** What happened to a task, oldest first. */
  history(id: string): readonly PastTaskEvent[];
  /** Where tasks stood in the code when that was looked at last. */
  places(): ReadonlyMap<string, PlaceMemory>;
  /** The keys of the TODO comments that no task stood for then. */
  candidates(): ReadonlySet<string>;
  rememberPlaces(places: ReadonlyMap<string, PlaceMemory>, candidates: ReadonlySet<string>): void;
  /** What tasks and Issues said when they agreed last, by the reference of the Issue. */
  issueStates(): ReadonlyMap<string, AgreedState>;
  rememberIssueState(issue: string, state: AgreedState): void;
  /** The last analysis of each task that has one. */
  analyses(): ReadonlyMap<string, TaskAnalysis>;
  rememberAnalysis(task: string, analysis: TaskAnalysis): void;
}

/** `llmstruct.toml` as the source of the tasks, and what is remembered of them. Every call is one step, done when it returns. */
export interface TaskStore extends TaskMemory {
  /** Reads the file; what somebody else changed in it enters the history. Of a file that is no TOML, the last good tasks. */
  read(): TasksReading;
  /**
   * Replaces the text by what `edit` makes of it (empty where there is no file), while no other process does. Throws what `edit`
   * throws, and `struct-unwritable`; nothing is changed then.
   */
  change(edit: (text: string, nextNumber: number) => TasksEdit): TasksEdit;
}
