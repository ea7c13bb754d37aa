import type { TaskAnalysis } from '../core/tasks/analysis/taskAnalysis.ts';
import { numberOfId } from '../core/tasks/editTasks.ts';
import type { TaskWithPlace } from '../core/tasks/file/tasksReading.ts';
import type { AgreedState } from '../core/tasks/sync/issue.ts';
import { compareTasks, type PastTaskEvent, type TaskOrigin } from '../core/tasks/taskEvents.ts';
import type { TaskMemory } from '../core/tasks/taskStore.ts';
import type { PlaceMemory } from '../core/tasks/tasksInCode.ts';

/** What is remembered of the tasks in `llmstruct.toml`. */
export interface TaskMirror extends TaskMemory {
  /** Runs a step that no other process interrupts; what it throws undoes what it remembered. */
  alone<Result>(step: () => Result): Result;
  /** Takes over the tasks of a text; what differs from the last one is an event. */
  follow(tasks: readonly TaskWithPlace[], origin: TaskOrigin): void;
  /** The tasks as they were followed last. */
  last(): readonly TaskWithPlace[];
  /** The least number for an id that no task had yet. */
  nextNumber(): number;
  close(): void;
}

/** Remembers for as long as the process lives. `now` is in milliseconds since 1970. */
export function createMemoryTaskMirror(now: () => number): TaskMirror {
  let tasks: readonly TaskWithPlace[] = [];
  let highest = 0;
  const events: PastTaskEvent[] = [];
  const places = new Map<string, PlaceMemory>();
  let candidates: ReadonlySet<string> = new Set();
  const issueStates = new Map<string, AgreedState>();
  const analyses = new Map<string, TaskAnalysis>();
  return {
    alone: (step) => step(),
    follow(after, origin) {
      for (const event of compareTasks(tasks, after)) events.push({ ...event, at: now(), origin });
      tasks = after;
      highest = Math.max(highest, ...after.map(({ id }) => numberOfId(id) ?? 0));
    },
    last: () => tasks,
    nextNumber: () => highest + 1,
    history: (id) => events.filter(({ task }) => task === id),
    places: () => new Map(places),
    candidates: () => candidates,
    rememberPlaces(known, others) {
      for (const [task, place] of known) places.set(task, place);
      candidates = others;
    },
    issueStates: () => issueStates,
    rememberIssueState: (issue, state) => void issueStates.set(issue, state),
    analyses: () => new Map(analyses),
    rememberAnalysis: (task, analysis) => void analyses.set(task, analysis),
    close() {},
  };
}
