import type { SyncConflict, SyncPlan, SyncStep } from './syncPlan.ts';

/** Fills `{0}`, `{1}`, … of an English text, or of its translation. */
type Word = (text: string, ...values: string[]) => string;

/** What a plan does and leaves open, a line each, worded by the host's translator. */
export function wordPlan({ steps, conflicts, talk, lost }: SyncPlan, word: Word): string[] {
  return [
    ...steps.map((step) => wordStep(step, word)),
    ...conflicts.map((conflict) => wordConflict(conflict, word)),
    ...talk.map(({ task, issue, comments }) => word('{0}: new comments on {1}: {2}', task, issue, String(comments))),
    ...lost.map(({ task, issue }) => word('{0}: its Issue {1} is gone', task, issue)),
  ];
}

function wordStep(step: SyncStep, word: Word): string {
  switch (step.kind) {
    case 'create-issue':
      return word('new Issue for {0}: {1}', step.task, step.title);
    case 'create-task':
      return word('new task for {0}: {1}', step.issue, step.title);
    case 'bind':
      return word('{0} is bound to {1}', step.task, step.issue);
    case 'update-issue':
      return word('{0} → {1}: {2}', step.task, step.issue, step.fields.join(', ') || word('marked'));
    case 'update-task':
      return word('{0} ← {1}: {2}', step.task, step.issue, step.fields.join(', '));
  }
}

function wordConflict({ task, issue, field, ours, theirs }: SyncConflict, word: Word): string {
  return word('both changed {0} of {1} and {2}: “{3}” here, “{4}” there', field, task, issue, ours, theirs);
}
