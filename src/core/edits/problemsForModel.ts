import type { EditProblem, ProblemCode } from './checkedReply.ts';
import { isBlocking } from './gate/editProblems.ts';

/** What to do about a problem, in words that small models follow. */
const CURES: Readonly<Partial<Record<ProblemCode, string>>> = {
  empty: 'Answer with the whole definition in one fenced code block.',
  'cut-off': 'Keep it short: no explanation, only the code block.',
  'no-code': 'Answer with the whole definition in one fenced code block.',
  'not-one-definition': 'Return this one definition and nothing else.',
  'other-name': 'Keep its name.',
  'other-kind': 'Keep its kind.',
  'syntax-error': 'Correct the syntax.',
  elision: 'Write out every line; leave nothing out.',
  'foreign-text': 'Inside the code block there must be only the definition and imports it needs.',
  stub: 'Write the whole body.',
  'signature-changed': 'Keep decorators, modifiers, name, parameters and types exactly as they were.',
  'code-changed': 'Change documentation only; repeat the code exactly.',
  'name-taken': 'Use other names for the tests; do not repeat what the file has.',
  'type-only': 'Use it only as a type.',
  'import-clash': 'Use what the file has under that name, or import under another name.',
  'no-test': 'Answer with tests of it in one fenced code block.',
  'documentation-lost': 'Keep the documentation.',
};

/** The request for the one retry: quotes each blocking problem once, and says what to do. `''` when nothing blocks. */
export function problemsForModel(problems: readonly EditProblem[]): string {
  const blocking = problems.filter(isBlocking);
  if (blocking.length === 0) return '';
  const lines = blocking.slice(0, 5).map((problem) => {
    const place = problem.line === undefined ? '' : `Line ${problem.line}: `;
    return `- ${place}${problem.message}`;
  });
  const cures = new Set(
    blocking
      .slice(0, 5)
      .map((problem) => CURES[problem.code])
      .filter((cure) => cure !== undefined),
  );
  return [
    'Your answer was not used:',
    ...new Set(lines),
    [...cures].join(' '),
    blocking.some(({ code }) => code === 'no-test' || code === 'name-taken')
      ? 'Return all tests again in one fenced code block.'
      : 'Return the whole definition again in one fenced code block.',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
