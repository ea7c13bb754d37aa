import type { TaskRecord } from '../../model/structDocument.ts';
import type { Digest } from '../../ports.ts';
import { isFinished } from '../file/taskFields.ts';
import { type AgreedState, ISSUE_FIELDS, type Issue, type IssueField, type IssueFields } from './issue.ts';
import { draftOf, issueOf, sameValue, taskChangesOf } from './issueForm.ts';
import { withMarker } from './issueMarker.ts';
import { changeTo, fieldsOf, stateDigest } from './issueState.ts';
import { mergeField } from './mergeField.ts';
import type { SyncConflict, SyncPlan, SyncPreference, SyncStep } from './syncPlan.ts';

export interface SyncInput {
  readonly tasks: readonly TaskRecord[];
  readonly issues: readonly Issue[];
  /** What both sides said when they agreed last, by the reference of the Issue. */
  readonly bases: ReadonlyMap<string, AgreedState>;
  readonly prefer: SyncPreference;
  /** The conflicts that a person was shown before they said what to prefer: others are asked. Absent: all are meant. */
  readonly seen?: readonly SyncConflict[];
  /** Issues with this label, and without a task, become tasks. */
  readonly label: string;
  readonly digest: Digest;
}

/**
 * What has to happen so that tasks and Issues say the same. A three-way comparison by field: what only one side changed since both agreed goes to the
 * other, what both changed differently is a conflict. Where the last common state is not stored (another machine, CI), the digest in the Issue's
 * marker tells whether a side is still as it was. Nothing is ever deleted.
 */
export function planSync(input: SyncInput): SyncPlan {
  const steps: SyncStep[] = [];
  const conflicts: SyncConflict[] = [];
  const lost: { task: string; issue: string }[] = [];
  const talk: { task: string; issue: string; comments: number }[] = [];
  const byReference = new Map(input.issues.map((issue) => [issue.reference, issue]));
  const byTask = firstByTask(input.issues);
  const taken = new Set<string>();
  for (const task of input.tasks) {
    const issue = (task.issue === undefined ? undefined : byReference.get(task.issue)) ?? byTask.get(task.id);
    if (issue !== undefined) {
      taken.add(issue.reference);
      const { reference, comments } = issue;
      const added = comments - (input.bases.get(reference)?.comments ?? 0);
      if (added > 0 && task.issue === reference) talk.push({ task: task.id, issue: reference, comments: added });
      const pair = planPair(task, issue, input);
      steps.push(...pair.steps);
      conflicts.push(...pair.conflicts);
    } else if (task.issue !== undefined) lost.push({ task: task.id, issue: task.issue });
    else if (!isFinished(task.status)) steps.push(creation(task, input.digest));
  }
  for (const issue of input.issues) {
    if (
      taken.has(issue.reference) ||
      issue.task !== undefined ||
      issue.state === 'closed' ||
      !issue.labels.includes(input.label)
    )
      continue;
    steps.push({
      kind: 'create-task',
      issue: issue.reference,
      number: issue.number,
      title: issue.title,
      draft: draftOf(issue, issue.reference),
      state: fieldsOf(issue),
    });
  }
  return { steps, conflicts, talk, lost };
}

/** Of several Issues of one task, which two people may have made at once, the first counts. */
function firstByTask(issues: readonly Issue[]): Map<string, Issue> {
  const found = new Map<string, Issue>();
  for (const issue of issues) {
    if (issue.task === undefined) continue;
    const before = found.get(issue.task);
    if (before === undefined || issue.number < before.number) found.set(issue.task, issue);
  }
  return found;
}

function creation(task: TaskRecord, digest: Digest): SyncStep {
  const state = issueOf(task);
  const filled = ISSUE_FIELDS.filter((field) => field !== 'state' && state[field] !== undefined);
  const change = {
    ...changeTo(state, filled),
    title: state.title,
    body: withMarker(state.body, task.id, stateDigest(state, digest)),
  };
  return { kind: 'create-issue', task: task.id, title: state.title, change, state };
}

function planPair(task: TaskRecord, issue: Issue, input: SyncInput): Pick<SyncPlan, 'steps' | 'conflicts'> {
  const ours = issueOf(task);
  const theirs = fieldsOf(issue);
  // Anybody may write a marker into an Issue of their own: until the task itself names the Issue, nothing is taken from it unasked.
  const bound = task.issue === issue.reference;
  const base =
    input.bases.get(issue.reference) ?? (bound ? baseByDigest(ours, theirs, issue, input.digest) : undefined);
  const agreed: Partial<Record<IssueField, unknown>> = {};
  const conflicts: SyncConflict[] = [];
  for (const field of ISSUE_FIELDS) {
    const conflict = {
      ...{ task: task.id, issue: issue.reference, field },
      ...{ ours: said(ours[field]), theirs: said(theirs[field]) },
    };
    const result = mergeField(field, ours, theirs, base, preferenceFor(conflict, input));
    if (result.conflict) conflicts.push(conflict);
    else agreed[field] = result.value;
  }
  if (!bound && conflicts.length > 0) return { steps: [], conflicts };
  const settled = ISSUE_FIELDS.filter((field) => !conflicts.some((conflict) => conflict.field === field));
  const pull = settled.filter((field) => !sameValue(agreed[field], ours[field]));
  const push = settled.filter((field) => !sameValue(agreed[field], theirs[field]));
  const about = { task: task.id, issue: issue.reference, number: issue.number } as const;
  // What is in conflict stays as it was when both agreed, so that it is in conflict again next time.
  const state = { ...base, ...agreed } as IssueFields;
  const steps: SyncStep[] = [];
  if (pull.length > 0) {
    const changes = taskChangesOf(task, { ...ours, ...agreed } as IssueFields);
    steps.push({ kind: 'update-task', ...about, fields: pull, changes, state });
  }
  if (!bound) steps.push({ kind: 'bind', ...about });
  const unmarked = issue.task !== task.id || issue.syncedDigest !== stateDigest(state, input.digest);
  if (push.length > 0 || (unmarked && conflicts.length === 0)) {
    const shown = { ...theirs, ...agreed } as IssueFields;
    const body = withMarker(shown.body, task.id, stateDigest(state, input.digest));
    steps.push({ kind: 'update-issue', ...about, fields: push, change: { ...changeTo(shown, push), body }, state });
  }
  return { steps, conflicts };
}

/** What was decided for one conflict is not decided for one that came up since. */
function preferenceFor(conflict: SyncConflict, { prefer, seen }: SyncInput): SyncPreference {
  const same = (other: SyncConflict) => JSON.stringify(other) === JSON.stringify(conflict);
  return seen === undefined || seen.some(same) ? prefer : 'ask';
}

/** The last common state, where a side is still as the marker says. */
function baseByDigest(ours: IssueFields, theirs: IssueFields, issue: Issue, digest: Digest): IssueFields | undefined {
  if (issue.syncedDigest === stateDigest(theirs, digest)) return theirs;
  if (issue.syncedDigest === stateDigest(ours, digest)) return ours;
  return undefined;
}

function said(value: IssueFields[IssueField]): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : value.join(', ');
}
