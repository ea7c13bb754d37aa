import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isLlmstructError, type LlmstructError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { unreadableSettings } from '../core/settings/unreadableSettings.ts';
import type { TasksEdit } from '../core/tasks/editTasks.ts';
import { readTasks } from '../core/tasks/file/readTasks.ts';
import type { TasksReading } from '../core/tasks/file/tasksReading.ts';
import type { TaskStore } from '../core/tasks/taskStore.ts';
import { DATABASE_FILE } from './llmstructDatabase.ts';
import { openSqliteTaskMirror } from './sqliteTaskMirror.ts';
import { reasonOf } from './systemErrors.ts';
import { NOT_UTF8, type TaskFile, unwritable } from './taskFile.ts';
import { createMemoryTaskMirror, type TaskMirror } from './taskMirror.ts';

export interface TaskStoreOptions {
  readonly file: TaskFile;
  /** The folder of `llmstruct.db`; absent: what is remembered lasts as long as the process. */
  readonly folder?: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A task store that may hold a file open. */
export interface ClosableTaskStore extends TaskStore {
  close(): void;
}

/** How often a change is made anew because somebody else saved the file meanwhile. */
const ATTEMPTS = 5;

/**
 * `llmstruct.toml` and the mirror of its tasks in `llmstruct.db`, which is opened when first needed. A change is one transaction
 * under a lock: other processes wait, also such as have no database, and what a killed one leaves is either nothing or the file as it was meant to be, which the next
 * reading takes over. Where the database cannot be used, what is remembered lasts as long as the process, which the log says
 * once; the file itself is still changed.
 */
export function createTaskStore({ file, folder, log, now }: TaskStoreOptions): ClosableTaskStore {
  let mirror: TaskMirror | undefined;

  function goOnInMemory(error: unknown): TaskMirror {
    if (isLlmstructError(error)) throw error;
    log.write('warn', `The history of tasks is kept in memory, llmstruct.db cannot be used: ${reasonOf(error)}`);
    mirror?.close();
    mirror = createMemoryTaskMirror(now);
    return mirror;
  }

  function opened(): TaskMirror {
    if (mirror !== undefined) return mirror;
    if (folder === undefined) mirror = createMemoryTaskMirror(now);
    else {
      try {
        mirror = openSqliteTaskMirror({ folder, log, now });
      } catch (error) {
        return goOnInMemory(error);
      }
    }
    return mirror;
  }

  /** Runs with the mirror; once more, in memory, where the database fails. */
  function withMirror<Result>(work: (mirror: TaskMirror) => Result): Result {
    const current = opened();
    try {
      return work(current);
    } catch (error) {
      return work(goOnInMemory(error));
    }
  }

  /** Undefined where the file was saved by somebody else meanwhile. */
  function attempt(edit: (text: string, nextNumber: number) => TasksEdit, current: TaskMirror): TasksEdit | undefined {
    const text = file.read();
    const reading = readTasks(text);
    if (isGood(reading)) current.follow(reading.tasks, 'file');
    const done = edit(text ?? '', current.nextNumber());
    return done.text === text || file.replace(text, done.text) ? done : undefined;
  }

  /** Whether nothing was remembered yet: asking must not make a database in a folder that never had a task. */
  function isUntouched(): boolean {
    return mirror === undefined && folder !== undefined && !existsSync(join(folder, DATABASE_FILE));
  }

  /** Whether there is nothing to remember: a folder without tasks gets no database. */
  function isBlank({ tasks }: TasksReading): boolean {
    return tasks.length === 0 && (folder === undefined || !existsSync(join(folder, DATABASE_FILE)));
  }

  /** A file that cannot be read is one with a problem: who only looks goes on, who changes is refused. */
  function readFile(): TasksReading {
    try {
      return readTasks(file.read());
    } catch (error) {
      if (!isLlmstructError(error) || error.code !== 'file-unreadable') throw error;
      return { ...readTasks(undefined), exists: true, problems: unreadableSettings(skipReason(error)).problems };
    }
  }

  return {
    read() {
      const reading = readFile();
      if (!reading.exists || isBlank(reading)) return reading;
      return withMirror((current) => {
        if (!isGood(reading)) return { ...reading, tasks: current.last(), lastGood: true as const };
        current.follow(reading.tasks, 'file');
        return reading;
      });
    },

    change(edit) {
      let done: TasksEdit | undefined;
      file.alone(() =>
        withMirror((current) => {
          for (let count = 0; done === undefined && count < ATTEMPTS; count++) {
            current.alone(() => {
              done = attempt(edit, current);
              if (done !== undefined) current.follow(readTasks(done.text).tasks, 'llmstruct');
            });
          }
        }),
      );
      if (done === undefined) throw unwritable('another program keeps writing it');
      return done;
    },

    history: (id) => (isUntouched() ? [] : withMirror((current) => current.history(id))),
    places: () => (isUntouched() ? new Map() : withMirror((current) => current.places())),
    candidates: () => (isUntouched() ? new Set() : withMirror((current) => current.candidates())),
    rememberPlaces: (places, candidates) => {
      // Without tasks in the code there is nothing to be told from candidates; no database is made.
      if (places.size > 0) withMirror((current) => current.rememberPlaces(places, candidates));
    },
    issueStates: () => withMirror((current) => current.issueStates()),
    analyses: () => (isUntouched() ? new Map() : withMirror((current) => current.analyses())),
    rememberAnalysis: (task, analysis) => withMirror((current) => current.rememberAnalysis(task, analysis)),
    rememberIssueState: (issue, state) => withMirror((current) => current.rememberIssueState(issue, state)),

    close() {
      mirror?.close();
      mirror = undefined;
    },
  };
}

/** Why the file cannot be read, in the words of the skip table. */
function skipReason({ details }: LlmstructError): string {
  if (details['reason'] === NOT_UTF8) return 'not UTF-8';
  return details['reason'] === 'EISDIR' ? 'not a regular file' : 'unreadable';
}

/** A text that is no TOML has no tasks, which says nothing of those that there were. */
function isGood({ tasks, problems }: TasksReading): boolean {
  return tasks.length > 0 || problems.length === 0;
}
