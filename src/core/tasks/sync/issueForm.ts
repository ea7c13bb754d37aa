import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { TaskRecord } from '../../model/structDocument.ts';
import { isFinished, type TaskChanges, type TaskDraft } from '../file/taskFields.ts';
import type { IssueFields } from './issue.ts';

/** Statuses that an Issue, which is only open or closed, says by a label. */
const STATUS_LABELS: Readonly<Record<string, string>> = {
  in_progress: 'status: in progress',
  blocked: 'status: blocked',
  dropped: 'status: dropped',
};
const PRIORITY = 'priority: ';

/** Labels of ours stand for a field; all others are the task's labels. */
function isOurs(label: string): boolean {
  return label.startsWith(PRIORITY) || Object.values(STATUS_LABELS).includes(label);
}

/** What a task's Issue has to say. */
export function issueOf(task: TaskRecord): IssueFields {
  const status = STATUS_LABELS[task.status];
  const labels = [
    ...(task.labels ?? []),
    ...(status === undefined ? [] : [status]),
    ...(task.priority === undefined ? [] : [`${PRIORITY}${task.priority}`]),
  ];
  return {
    title: task.title,
    body: (task.description ?? '').trimEnd(),
    state: isFinished(task.status) ? 'closed' : 'open',
    labels: [...new Set(labels)].sort(byCodeUnit),
    ...(task.assignee === undefined ? {} : { assignee: task.assignee.replace(/^@/, '') }),
    ...(task.release === undefined ? {} : { milestone: task.release }),
  };
}

/** What a task has to become to say what an Issue says; fields that say the same already are left out. */
export function taskChangesOf(task: TaskRecord, issue: IssueFields): TaskChanges {
  const now = issueOf(task);
  const own = issue.labels.filter((label) => !isOurs(label));
  const labelsDiffer = !sameValue(now.labels, issue.labels);
  const assignee = issue.assignee === undefined ? undefined : `@${issue.assignee}`;
  return {
    ...(issue.title === now.title ? {} : { title: issue.title }),
    ...(issue.body === now.body ? {} : { description: issue.body === '' ? undefined : issue.body }),
    ...(issue.state === now.state && !labelsDiffer ? {} : statusChange(task, issue)),
    ...(labelsDiffer ? { labels: own.length === 0 ? undefined : own, priority: priorityOf(issue.labels) } : {}),
    ...(issue.assignee === now.assignee ? {} : { assignee }),
    ...(issue.milestone === now.milestone ? {} : { release: issue.milestone }),
  };
}

/** A task for an Issue that has none. */
export function draftOf(issue: IssueFields, reference: string): TaskDraft {
  const labels = issue.labels.filter((label) => !isOurs(label));
  const priority = priorityOf(issue.labels);
  return {
    title: issue.title,
    status: statusOf(issue, 'open'),
    ...(issue.body === '' ? {} : { description: issue.body }),
    ...(labels.length === 0 ? {} : { labels }),
    ...(priority === undefined ? {} : { priority }),
    ...(issue.assignee === undefined ? {} : { assignee: `@${issue.assignee}` }),
    ...(issue.milestone === undefined ? {} : { release: issue.milestone }),
    issue: reference,
  };
}

/** Whether two values of a field are the same. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function statusChange(task: TaskRecord, issue: IssueFields): { status?: string } {
  const status = statusOf(issue, task.status);
  return status === task.status ? {} : { status };
}

/** A closed Issue is done unless it says dropped; an open one keeps what the task says while that is open, too. */
function statusOf(issue: IssueFields, before: string): string {
  const said = Object.entries(STATUS_LABELS).find(([, label]) => issue.labels.includes(label))?.[0];
  if (issue.state === 'closed') return said === 'dropped' || before === 'dropped' ? 'dropped' : 'done';
  if (said !== undefined && said !== 'dropped') return said;
  return 'open';
}

function priorityOf(labels: readonly string[]): string | undefined {
  return labels.find((label) => label.startsWith(PRIORITY))?.slice(PRIORITY.length);
}
