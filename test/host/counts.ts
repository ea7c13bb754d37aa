import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many of the tests failed first and were tried once more, whatever came of it. */
  readonly again: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, again: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    again: a.again + b.again,
  };
}

/** The closing line of a run. Pending tests are named only when there are any. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Nothing failed is not enough: a run without a single test proves nothing. */
export function isGreen({ passed, failed }: Counts): boolean {
  return failed === 0 && passed > 0;
}

/** Leaves the counts in the file that the runner named in `LLMSTRUCT_TEST_RESULT`; without one, does nothing. */
export function writeCounts(counts: Counts): void {
  const file = process.env.LLMSTRUCT_TEST_RESULT;
  if (file) writeFileSync(file, JSON.stringify(counts));
}

/** The counts a test process left, or undefined when it ended before it could. */
export function readCounts(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const { passed, failed, skipped = 0, again = 0 } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Counts>;
  if (typeof passed !== 'number' || typeof failed !== 'number') return undefined;
  return { passed, failed, skipped, again };
}

/**
 * What a test process really showed. One that ended badly without a failed test to show for it, left no counts, or has no
 * passed test counts as one failure more, and says why.
 */
export function judgeCounts(counts: Counts | undefined, problem: string | undefined): Counts {
  if (counts && counts.failed > 0) return counts;
  if (counts && isGreen(counts) && problem === undefined) return counts;
  console.error(problem ?? (counts ? 'No test passed.' : 'The tests ended without a result.'));
  return { ...(counts ?? noCounts), failed: 1 };
}
