import { TRIAL_CASES } from '../../llm/trialCases.ts';
import { isCutShort, type TrialResult } from '../../llm/trialStore.ts';
import { tryModel } from '../../llm/tryModel.ts';
import { withTemporaryFolder } from '../../node/temporaryFolder.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import type { CommonOptions } from '../options.ts';
import { duration, printJson, printText, table } from '../output.ts';
import { createProgressLine } from '../progressLine.ts';
import { usableModels } from '../usableModels.ts';
import { UsageError } from '../usageError.ts';
import { warningsTo, withWorkspace } from '../workspace.ts';

/** Tries a model, keeps the result for editor and command line, and prints it. */
export async function runModelsTry(
  context: CliContext,
  given: string | undefined,
  options: CommonOptions & { readonly allowCloud?: boolean },
): Promise<number> {
  const { t, number, host } = context;
  const order =
    given === undefined
      ? (await withWorkspace(context, options.input, undefined, ({ index }) => index.settings())).modelOrder
      : [given];
  const [model] = await usableModels(context, order, options.allowCloud === true);
  if (model === undefined) throw new UsageError('There is no model to ask: [model] order is empty.');
  const line = createProgressLine(context);
  const result = await withTemporaryFolder(TRIAL_CASES, async (root) => {
    const index = host.openCleanIndex(root, warningsTo(context));
    try {
      return await tryModel({
        model,
        index,
        onProgress: (form, asked, most) => {
          const what = form === 'whole' ? t('whole definitions') : t('sentences');
          line.say(`${t('Asking {0}: {1} of {2}', model.id, number(asked + 1), number(most))} (${what})`);
        },
        cancellation: host.cancellation,
        clock: host.clock,
      });
    } finally {
      line.clear();
      await index.close();
    }
  });
  await host.trials.put(result);
  if (options.json === true) printJson(context, result);
  else printText(context, describe(context, result));
  return EXIT.fine;
}

function describe(context: CliContext, result: TrialResult): string {
  const { t, number } = context;
  const { model, form, cases, whole, sentence, answerMs, replyTokens } = result;
  const rows: [string, string][] = [
    [
      t('whole definitions'),
      t('{0} of {1} at the first try, {2} by the second', whole.first, whole.asked, whole.second),
    ],
    ...(sentence.asked === 0
      ? []
      : [[t('sentences'), t('{0} of {1}', sentence.usable, sentence.asked)] as [string, string]]),
    [t('median answer'), duration(context, answerMs)],
    ...(replyTokens === undefined ? [] : [[t('of tokens'), number(replyTokens)] as [string, string]]),
  ];
  const choice =
    form === 'sentence'
      ? t('{0} is asked for sentences from now on where that is enough.', model)
      : t('{0} is asked for whole definitions.', model);
  const short = isCutShort(result)
    ? `${t('Not all {0} functions were tried: a trial ends after about a minute.', number(cases))}\n`
    : '';
  return `${model}\n${table(rows, '  ')}${short}${choice}\n`;
}
