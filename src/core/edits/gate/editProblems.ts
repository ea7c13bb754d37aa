import type { EditProblem, ProblemCode } from '../checkedReply.ts';

/** A problem that refuses the reply. `line` is 1-based in the proposed definition. */
export function block(code: ProblemCode, message: string, line?: number): EditProblem {
  return { code, severity: 'block', message, ...(line === undefined ? {} : { line }) };
}

/** A problem that is shown beside the suggestion. */
export function warn(code: ProblemCode, message: string, line?: number): EditProblem {
  return { ...block(code, message, line), severity: 'warn' };
}

export function isBlocking(problem: EditProblem): boolean {
  return problem.severity === 'block';
}
