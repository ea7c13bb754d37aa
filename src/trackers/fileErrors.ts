import {
  ERROR_LABEL,
  type ErrorIssuePlan,
  type ErrorWording,
  errorOfIssue,
  type KnownError,
  planErrorIssues,
} from '../core/tasks/sync/errorIssues.ts';
import type { Issue, IssueTracker } from '../core/tasks/sync/issue.ts';

/**
 * Brings the Issues of a tracker in step with the errors there are, one request after another; what was done before a failure stays done, and the next
 * run goes on from there. Two runs at once may both make an Issue for one error: who made the later one closes it. Throws what the
 * tracker throws. Gives what was done.
 */
export async function fileErrors(
  errors: readonly KnownError[],
  tracker: IssueTracker,
  wording: ErrorWording,
  most: number,
): Promise<ErrorIssuePlan> {
  const plan = planErrorIssues(errors, await tracker.list(), wording, most);
  const created: { readonly identity: string; readonly issue: Issue }[] = [];
  for (const { identity, title, body } of plan.create) {
    created.push({ identity, issue: await tracker.create({ title, body, labels: [ERROR_LABEL] }) });
  }
  for (const { number, body, reopen } of plan.update) {
    await tracker.update(number, { body, ...(reopen ? { state: 'open' as const } : {}) });
  }
  for (const number of plan.close) await tracker.update(number, { state: 'closed', reason: 'done' });
  const late = created.length === 0 ? [] : await lateOnes(created, tracker);
  const duplicates = [...plan.duplicates, ...late];
  // Without the marker it is none of ours any more.
  for (const { number, of } of duplicates)
    await tracker.update(number, { state: 'closed', reason: 'duplicate', body: of });
  return { ...plan, duplicates };
}

/** Of what was made now, that for which somebody else was faster. */
async function lateOnes(
  created: readonly { readonly identity: string; readonly issue: Issue }[],
  tracker: IssueTracker,
): Promise<ErrorIssuePlan['duplicates']> {
  const issues = await tracker.list();
  return created.flatMap(({ identity, issue }) => {
    const first = issues.find(
      (other) => other.state === 'open' && other.number < issue.number && errorOfIssue(other) === identity,
    );
    return first === undefined ? [] : [{ number: issue.number, of: first.reference }];
  });
}
