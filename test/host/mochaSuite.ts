import type { MochaOptions } from 'mocha';
import { type Counts, describeCounts, isGreen, writeCounts } from './counts.ts';

/** E.g. `{ name: 'outline', load: () => import('./outline.vscode.test.ts') }`. Its `describe` runs while it is loaded. */
export interface TestFile {
  readonly name: string;
  load(): unknown;
}

/**
 * Runs test files with mocha inside the process that calls it, the extension host included. Prints a spec report to the
 * console and leaves the counts for the runner. A file that cannot be loaded is a failed test; the others still run.
 * @throws when a test failed or none passed
 */
export async function mochaSuite(files: readonly TestFile[], options: MochaOptions = {}): Promise<void> {
  // Imported only now: its reporters keep the `console` they find, which the test host replaces before the suite runs.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 90_000, ...patternOption(), ...options });
  for (const file of files) {
    mocha.suite.emit('pre-require', globalThis, '', mocha); // defines describe() and it()
    try {
      await file.load();
    } catch (error) {
      mocha.suite.addTest(new Mocha.Test(`loads ${file.name}`, () => Promise.reject(error)));
    }
  }
  const counts = await runMocha(mocha);
  writeCounts(counts);
  if (!isGreen(counts)) throw new Error(`Test run: ${describeCounts(counts)}`);
}

/** `LLMSTRUCT_TEST_GREP` picks tests by their full title. */
function patternOption(): MochaOptions {
  const pattern = process.env.LLMSTRUCT_TEST_GREP;
  return pattern ? { grep: pattern } : {};
}

/** A failed hook counts as a failed test; the tests it kept from running are in none of the counts. */
function runMocha(mocha: Mocha): Promise<Counts> {
  return new Promise((resolve) => {
    let again = 0;
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending, again });
    });
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      again++;
      console.error(`Failed and is tried once more: ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
  });
}
