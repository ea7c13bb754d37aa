import type { VersionedTask } from '../tasks/taskVersion.ts';
import type { WishedChanges, WishedTask } from '../tasks/wishedChanges.ts';
import type { UsageDay } from '../usage/usageDays.ts';
import type { UsageGroup } from '../usage/usageTotals.ts';

/**
 * What the dashboard's page asks of the place that shows it, the editor or a browser: plain data, one answer to each request. `folder` is the
 * id of one of those that `start` gave.
 */
export type BoardRequest =
  | { readonly kind: 'start' }
  | { readonly kind: 'tasks'; readonly folder: string }
  | {
      readonly kind: 'update';
      readonly folder: string;
      readonly id: string;
      /** Of the task as the page knows it. */
      readonly version: string;
      readonly changes: WishedChanges;
    }
  | { readonly kind: 'add'; readonly folder: string; readonly task: WishedTask }
  /** Times in ms since 1970; `ahead` as in `UsageDaysRequest`. */
  | { readonly kind: 'usage'; readonly folder: string; readonly since: number; readonly ahead: number }
  /** Shows the code that a task is about; where `canOpen` says so. */
  | { readonly kind: 'open'; readonly folder: string; readonly id: string };

export interface BoardAnswers {
  readonly start: BoardStart;
  readonly tasks: BoardTasks;
  readonly update: BoardUpdate;
  readonly add: VersionedTask;
  readonly usage: BoardUsage;
  readonly open: null;
}

export interface BoardStart {
  readonly folders: readonly { readonly id: string; readonly name: string }[];
  readonly mayEdit: boolean;
  readonly canOpen: boolean;
  /** Why there is no folder, for people. */
  readonly notice?: string;
}

export interface BoardTasks {
  readonly tasks: readonly VersionedTask[];
  /** What is wrong in `llmstruct.toml`, for people; lines are 1-based. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** `changed`: somebody else was first, and nothing was written. `current` is null where the task is gone. */
export type BoardUpdate =
  | { readonly kind: 'done'; readonly task: VersionedTask }
  | { readonly kind: 'changed'; readonly current: VersionedTask | null };

export interface BoardUsage {
  readonly groups: readonly UsageGroup[];
  readonly days: readonly UsageDay[];
}

/** Why a request was not answered, for people. */
export interface BoardFailure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What may have changed on the other side. */
export type BoardChange = 'start' | 'tasks' | 'usage';

/** The way between the page in the editor and the extension. */
export type BoardMessage = { readonly number: number; readonly request: BoardRequest };
export type BoardReply =
  | { readonly number: number; readonly answer: BoardAnswers[BoardRequest['kind']] }
  | { readonly number: number; readonly failure: BoardFailure }
  | { readonly changed: BoardChange };
