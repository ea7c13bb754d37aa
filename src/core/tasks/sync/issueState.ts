import type { Digest } from '../../ports.ts';
import { ISSUE_FIELDS, type IssueChange, type IssueField, type IssueFields } from './issue.ts';

/** The change that makes an Issue say a state, of the named fields, the body left out: it carries the marker. */
export function changeTo(state: IssueFields, fields: readonly IssueField[]): IssueChange {
  return {
    ...(fields.includes('title') ? { title: state.title } : {}),
    ...(fields.includes('state') ? stateChange(state) : {}),
    ...(fields.includes('labels') ? { labels: state.labels } : {}),
    ...(fields.includes('assignee') ? { assignee: state.assignee ?? null } : {}),
    ...(fields.includes('milestone') ? { milestone: state.milestone ?? null } : {}),
  };
}

function stateChange({ state, labels }: IssueFields): Pick<IssueChange, 'state' | 'reason'> {
  if (state === 'open') return { state };
  return { state, reason: labels.includes('status: dropped') ? 'dropped' : 'done' };
}

/** Only what an Issue says, without what it is. */
export function fieldsOf(issue: IssueFields): IssueFields {
  const { title, body, state, labels, assignee, milestone } = issue;
  return {
    title,
    body,
    state,
    labels,
    ...(assignee === undefined ? {} : { assignee }),
    ...(milestone === undefined ? {} : { milestone }),
  };
}

/** The digest of a state that both sides agree on, for the marker. */
export function stateDigest(state: IssueFields, digest: Digest): string {
  return digest(JSON.stringify(ISSUE_FIELDS.map((field) => state[field] ?? null)));
}
