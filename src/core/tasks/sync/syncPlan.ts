import type { TaskChanges, TaskDraft } from '../file/taskFields.ts';
import type { IssueChange, IssueField, IssueFields } from './issue.ts';

/** Which side wins where both changed a field; `ask` leaves both as they are. */
export type SyncPreference = 'ask' | 'tasks' | 'issues';

/** A field that both sides changed since they agreed last. */
export interface SyncConflict {
  readonly task: string;
  readonly issue: string;
  readonly field: IssueField;
  readonly ours: string;
  readonly theirs: string;
}

/** One thing that a sync does; `fields` are those that it carries over. */
export type SyncStep =
  | {
      readonly kind: 'create-issue';
      readonly task: string;
      readonly title: string;
      readonly change: IssueChange & { readonly title: string };
      readonly state: IssueFields;
    }
  | {
      readonly kind: 'create-task';
      readonly issue: string;
      readonly number: number;
      readonly title: string;
      readonly draft: TaskDraft;
      readonly state: IssueFields;
    }
  /** The Issue is marked as the task's, which it was not yet. */
  | { readonly kind: 'bind'; readonly task: string; readonly issue: string; readonly number: number }
  | {
      readonly kind: 'update-issue';
      readonly task: string;
      readonly issue: string;
      readonly number: number;
      readonly fields: readonly IssueField[];
      readonly change: IssueChange;
      readonly state: IssueFields;
    }
  | {
      readonly kind: 'update-task';
      readonly task: string;
      readonly issue: string;
      readonly number: number;
      readonly fields: readonly IssueField[];
      readonly changes: TaskChanges;
      readonly state: IssueFields;
    };

export interface SyncPlan {
  readonly steps: readonly SyncStep[];
  readonly conflicts: readonly SyncConflict[];
  /** Issues that people have commented on since both agreed last. */
  readonly talk: readonly { readonly task: string; readonly issue: string; readonly comments: number }[];
  /** Tasks whose Issue is gone: deleted, or moved to another place. */
  readonly lost: readonly { readonly task: string; readonly issue: string }[];
}
