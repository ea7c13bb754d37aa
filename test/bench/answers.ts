import type { RequestForm } from '../../src/core/context/requestForms.ts';
import type { ChatModel } from '../../src/core/ports.ts';
import { TRIAL_CASES } from '../../src/llm/trialCases.ts';
import { askCase, type CaseResult } from '../../src/llm/tryModel.ts';
import { openIndexThread } from '../../src/node/indexThread.ts';
import { withTemporaryFolder } from '../../src/node/temporaryFolder.ts';

const FORMS: readonly RequestForm[] = ['whole', 'sentence'];
const NEVER = { cancelled: false, onCancel: () => () => {} };

/** Asks for each of the trial's cases in each form, however long that takes, and prints how often the gate let the answers pass. */
export async function benchAnswers(model: ChatModel, workerPath: string): Promise<void> {
  await withTemporaryFolder(TRIAL_CASES, async (root) => {
    const index = openIndexThread({ root, workerPath, git: false, writesAllowed: false, log: { write: () => {} } });
    try {
      for (const form of FORMS) {
        const start = performance.now();
        const results: CaseResult[] = [];
        for (const each of TRIAL_CASES) {
          const trial = { model, index, cancellation: NEVER, clock: () => performance.now() };
          const result = await askCase(each, form, trial);
          results.push(result);
          console.log(`${form} ${each.path}#${each.name}: ${result.passed.join(', ')}, ${Math.round(result.ms)} ms`);
        }
        say(form, results, performance.now() - start);
      }
    } finally {
      await index.close();
    }
  });
}

function say(form: RequestForm, results: readonly CaseResult[], ms: number): void {
  const first = results.filter(({ passed }) => passed[0] === true).length;
  const second = results.filter(({ passed }) => passed.includes(true)).length;
  const tokens = (count: (result: CaseResult) => number | undefined) =>
    median(results.flatMap((each) => count(each) ?? []));
  const [sent, got] = [tokens(({ usage }) => usage.promptTokens), tokens(({ usage }) => usage.replyTokens)];
  console.log(
    `${form}: ${first} of ${results.length} at the first try, ${second} by the second; medians ${sent} + ${got} tokens; ${Math.round(ms / 1000)} s in all\n`,
  );
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
