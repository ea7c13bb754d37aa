import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { IssueField, IssueFields } from './issue.ts';
import { sameValue } from './issueForm.ts';
import type { SyncPreference } from './syncPlan.ts';

/** What a field should be on both sides, or that both changed it differently. Labels are a set: what either side added or took away counts. */
export function mergeField(
  field: IssueField,
  ours: IssueFields,
  theirs: IssueFields,
  base: IssueFields | undefined,
  prefer: SyncPreference,
): { readonly conflict: true } | { readonly conflict: false; readonly value: unknown } {
  const [mine, yours, was] = [ours[field], theirs[field], base?.[field]];
  const take = (value: unknown) => ({ conflict: false, value }) as const;
  if (sameValue(mine, yours)) return take(mine);
  if (base !== undefined && sameValue(mine, was)) return take(yours);
  if (base !== undefined && sameValue(yours, was)) return take(mine);
  if (prefer === 'tasks') return take(mine);
  if (prefer === 'issues') return take(yours);
  if (field === 'labels' && base !== undefined) return take(mergeLabels(ours.labels, theirs.labels, base.labels));
  return { conflict: true };
}

function mergeLabels(ours: readonly string[], theirs: readonly string[], base: readonly string[]): string[] {
  const kept = base.filter((label) => ours.includes(label) && theirs.includes(label));
  const added = [...ours, ...theirs].filter((label) => !base.includes(label));
  return [...new Set([...kept, ...added])].sort(byCodeUnit);
}
