import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, judgeCounts, readCounts } from './counts.ts';
import { runProgram } from './runProgram.ts';

const limit = 20 * 60_000; // ms

/** Runs a script that leaves its counts in the file named by `LLMSTRUCT_TEST_RESULT`, with the Node that runs this. */
export async function runTestProcess(
  nodeArgs: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Counts> {
  const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-counts-'));
  const resultFile = join(scratch, 'counts.json');
  try {
    const problem = await runProgram(process.execPath, nodeArgs, {
      env: { ...env, LLMSTRUCT_TEST_RESULT: resultFile },
      timeout: limit,
    });
    return judgeCounts(readCounts(resultFile), problem);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
