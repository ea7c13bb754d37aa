import type { TaskRecord } from '../core/model/structDocument.ts';
import type { Digest } from '../core/ports.ts';
import type { TaskChanges, TaskDraft } from '../core/tasks/file/taskFields.ts';
import type { AgreedState, Issue, IssueTracker } from '../core/tasks/sync/issue.ts';
import { withMarker } from '../core/tasks/sync/issueMarker.ts';
import { fieldsOf, stateDigest } from '../core/tasks/sync/issueState.ts';
import { planSync } from '../core/tasks/sync/planSync.ts';
import type { SyncConflict, SyncPlan, SyncPreference, SyncStep } from '../core/tasks/sync/syncPlan.ts';

/** The tasks of a workspace, as far as a sync needs them (`WorkspaceIndex` has all of it). */
export interface SyncedTasks {
  tasks(): Promise<{ readonly tasks: readonly TaskRecord[] }>;
  addTask(draft: TaskDraft): Promise<TaskRecord>;
  setTask(request: { readonly id: string; readonly changes: TaskChanges }): Promise<TaskRecord>;
  /** What both sides said when they agreed last, by the reference of the Issue. */
  issueStates(): Promise<ReadonlyMap<string, AgreedState>>;
  keepIssueState(entry: { readonly issue: string; readonly state: AgreedState }): Promise<void>;
}

export interface SyncOptions {
  readonly prefer: SyncPreference;
  /** The conflicts that `prefer` was chosen for; absent: whatever there are. */
  readonly seen?: readonly SyncConflict[];
  readonly label: string;
  readonly digest: Digest;
  /** Plans only: nothing is written anywhere. */
  readonly dryRun: boolean;
}

/**
 * Brings tasks and Issues to say the same, as `planSync` has it, one step after another. What was done before an error stays done and is remembered, so that
 * the next sync goes on from there. Returns the plan.
 */
export async function syncTasks(tasks: SyncedTasks, tracker: IssueTracker, options: SyncOptions): Promise<SyncPlan> {
  const issues = await tracker.list();
  const plan = planSync({ ...options, tasks: (await tasks.tasks()).tasks, issues, bases: await tasks.issueStates() });
  if (options.dryRun) return plan;
  const created: { readonly task: string; readonly issue: Issue }[] = [];
  const noted = notingComments(tasks, issues);
  for (const step of plan.steps) await apply(step, noted, tracker, options.digest, created);
  await readComments(plan, noted, issues);
  if (created.length > 0) await settleDuplicates(created, tasks, tracker);
  return plan;
}

/** The same tasks, which keep with each state how many comments the Issue had when it was read. */
function notingComments(tasks: SyncedTasks, issues: readonly Issue[]): SyncedTasks {
  const comments = new Map(issues.map((issue) => [issue.reference, issue.comments]));
  return {
    tasks: () => tasks.tasks(),
    addTask: (draft) => tasks.addTask(draft),
    setTask: (request) => tasks.setTask(request),
    issueStates: () => tasks.issueStates(),
    keepIssueState: ({ issue, state }) =>
      tasks.keepIssueState({ issue, state: { ...state, comments: comments.get(issue) ?? 0 } }),
  };
}

/** What was said of new comments is not said again. */
async function readComments({ talk }: SyncPlan, noted: SyncedTasks, issues: readonly Issue[]): Promise<void> {
  const states = await noted.issueStates();
  for (const { issue } of talk) {
    const found = issues.find(({ reference }) => reference === issue);
    const state = states.get(issue) ?? (found === undefined ? undefined : fieldsOf(found));
    if (state !== undefined) await noted.keepIssueState({ issue, state });
  }
}

async function apply(
  step: SyncStep,
  tasks: SyncedTasks,
  tracker: IssueTracker,
  digest: Digest,
  created: { task: string; issue: Issue }[],
): Promise<void> {
  switch (step.kind) {
    case 'create-issue': {
      const issue = await tracker.create(step.change);
      created.push({ task: step.task, issue });
      await tasks.setTask({ id: step.task, changes: { issue: issue.reference } });
      return tasks.keepIssueState({ issue: issue.reference, state: step.state });
    }
    case 'create-task': {
      const { id } = await tasks.addTask(step.draft);
      await tracker.update(step.number, { body: withMarker(step.state.body, id, stateDigest(step.state, digest)) });
      return tasks.keepIssueState({ issue: step.issue, state: step.state });
    }
    case 'bind':
      await tasks.setTask({ id: step.task, changes: { issue: step.issue } });
      return;
    case 'update-issue':
      await tracker.update(step.number, step.change);
      return tasks.keepIssueState({ issue: step.issue, state: step.state });
    case 'update-task':
      await tasks.setTask({ id: step.task, changes: step.changes });
      return tasks.keepIssueState({ issue: step.issue, state: step.state });
  }
}

/**
 * Two people may sync at once and both make an Issue for the same task. Trackers have no request that makes one only where none is; so what was made is looked
 * at again, the Issue with the lowest number stays, and whoever made the other one closes it.
 */
async function settleDuplicates(
  created: readonly { readonly task: string; readonly issue: Issue }[],
  tasks: SyncedTasks,
  tracker: IssueTracker,
): Promise<void> {
  const issues = await tracker.list();
  for (const { task, issue } of created) {
    const first = issues.find((other) => other.task === task && other.state === 'open' && other.number < issue.number);
    if (first === undefined) continue;
    await tracker.update(issue.number, { state: 'closed', reason: 'duplicate', body: `${first.reference}` });
    await tasks.setTask({ id: task, changes: { issue: first.reference } });
  }
}
