/** What an Issue says, in the words that trackers share. */
export interface IssueFields {
  readonly title: string;
  /** Without our marker. */
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Sorted by code unit. */
  readonly labels: readonly string[];
  /** The account, without `@`. */
  readonly assignee?: string;
  /** Its title. */
  readonly milestone?: string;
}

/** What a task and its Issue said when they agreed last. */
export interface AgreedState extends IssueFields {
  /** How many comments the Issue had; absent where nobody looked yet. */
  readonly comments?: number;
}

export type IssueField = keyof IssueFields;
export const ISSUE_FIELDS = [
  'title',
  'body',
  'state',
  'labels',
  'assignee',
  'milestone',
] as const satisfies readonly IssueField[];

/** An Issue as a tracker has it. */
export interface Issue extends IssueFields {
  /** As `TaskRecord.issue` names it: `owner/name#12`. */
  readonly reference: string;
  readonly number: number;
  readonly url: string;
  readonly comments: number;
  /** Why it is closed, where the tracker tells: `dropped` is for good. */
  readonly closedFor?: 'done' | 'dropped';
  /** The tracker says that its author may not write to the place; absent where it says nothing of that. */
  readonly outsider?: true;
  /** Of its marker: the task that it was made for or bound to, and the digest of the state that both had last. */
  readonly task?: string;
  readonly syncedDigest?: string;
}

/** What is to be written into an Issue; fields that are left out stay. `null` takes an assignee or milestone away. */
export interface IssueChange {
  readonly title?: string;
  /** The marker included. */
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  /** Why it is closed, where the tracker has words for that. */
  readonly reason?: 'done' | 'dropped' | 'duplicate';
  readonly labels?: readonly string[];
  readonly assignee?: string | null;
  readonly milestone?: string | null;
}

/** A place for Issues. Throws `LlmstructError`: `tracker-unreachable`, `tracker-refused`, `tracker-limited`, `tracker-missing`, `tracker-failed`. */
export interface IssueTracker {
  /** `github.com/owner/name`, for people. */
  readonly place: string;
  /** Every Issue, open and closed, pull requests left out, by number. */
  list(): Promise<readonly Issue[]>;
  create(fields: IssueChange & { readonly title: string }): Promise<Issue>;
  update(number: number, change: IssueChange): Promise<Issue>;
}
