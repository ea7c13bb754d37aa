/** How many of a language's cases are as they must be. */
export interface Score {
  readonly language: string;
  readonly passed: number;
  readonly of: number;
}

export function percent(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 10;
}

/** Prints a table: the figures are what the set is for. */
export function printScores(title: string, scores: readonly Score[]): void {
  const all = scores.reduce((sum, { of }) => sum + of, 0);
  const passed = scores.reduce((sum, score) => sum + score.passed, 0);
  const rows = [...scores, { language: 'all', passed, of: all }];
  const lines = rows.map(
    (row) =>
      `${row.language.padEnd(22)} ${String(row.passed).padStart(4)} of ${String(row.of).padStart(4)}  ${percent(row.passed, row.of)} %`,
  );
  console.log(`      ${title}\n${lines.map((line) => `        ${line}\n`).join('')}`);
}
