/** Priorities as people write them, the most urgent first; others come after these. */
const PRIORITIES = ['p0', 'blocker', 'critical', 'urgent', 'p1', 'high', 'p2', 'medium', 'normal', 'p3', 'low'];

/** The less, the more urgent; no priority comes last. */
export function priorityRank(priority: string | undefined): number {
  if (priority === undefined || priority === '') return PRIORITIES.length + 1;
  const rank = PRIORITIES.indexOf(priority.toLowerCase());
  return rank < 0 ? PRIORITIES.length : rank;
}
