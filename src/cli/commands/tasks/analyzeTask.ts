import { Command } from 'commander';
import { isCancelled } from '../../../core/errors.ts';
import type { TaskAnalysis } from '../../../core/tasks/analysis/taskAnalysis.ts';
import { RequestMeter } from '../../../core/usage/requestMeter.ts';
import { analyzeTask } from '../../../llm/analyzeTask.ts';
import { watchMachine } from '../../../node/machineUse.ts';
import type { CliContext } from '../../cliContext.ts';
import { EXIT } from '../../exitCodes.ts';
import { attemptDocuments, attemptsOf, sayAttempts } from '../../failedAttempts.ts';
import { addCommonOptions, type CommonOptions } from '../../options.ts';
import { printJson, printText } from '../../output.ts';
import { createProgressLine } from '../../progressLine.ts';
import { usableModels } from '../../usableModels.ts';
import { warningsTo, withWorkspace } from '../../workspace.ts';

interface AnalyzeOptions extends CommonOptions {
  readonly model?: string;
  readonly allowCloud?: boolean;
}

export function analyzeTaskCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('analyze')
    .description(
      t('Ask a model what a task takes: steps, the code that it concerns, its risk; checked against the index'),
    )
    .argument('<id>', t('the task'))
    .option('--model <provider/model>', t('ask this model (default: [model] order)'))
    .option('--allow-cloud', t('models that do not run on this machine may be asked'));
  return addCommonOptions(command, t).action(async (id: string, options: AnalyzeOptions) =>
    context.exit(await runAnalyze(context, id, options)),
  );
}

async function runAnalyze(context: CliContext, id: string, options: AnalyzeOptions): Promise<number> {
  const { host, t } = context;
  return withWorkspace(context, options.input, undefined, async ({ index, update }) => {
    await update({ kind: 'none', lazy: true });
    const { modelOrder } = await index.settings();
    const order = options.model === undefined ? modelOrder : [options.model];
    const models = await usableModels(context, order, options.allowCloud === true);
    const progress = createProgressLine(context);
    try {
      const analysis = await analyzeTask(id, {
        ...{ index, cancellation: host.cancellation, log: warningsTo(context), now: host.now, usageHost: 'cli' },
        modelIds: models.map((model) => model.id),
        models: () => Promise.resolve(models),
        onProgress: () => progress.say(t('Waiting for the model')),
        meter: new RequestMeter(host.clock, watchMachine()),
        ...(context.language === 'ru' ? { answerLanguage: 'Russian' } : {}),
      }).finally(() => progress.clear());
      if (options.json === true) printJson(context, analysis);
      else printText(context, describe(context, analysis));
      return EXIT.fine;
    } catch (error) {
      // The first one is what the error itself says.
      if (!isCancelled(error)) sayAttempts(context, attemptDocuments(attemptsOf(error), context).slice(1));
      throw error;
    }
  });
}

function describe(context: CliContext, analysis: TaskAnalysis): string {
  const { t, number } = context;
  const { summary, steps, symbols, risk, callers, files, proposed, dropped, model } = analysis;
  const levels = { low: t('low'), medium: t('medium'), high: t('high') };
  const list = (title: string, elements: readonly string[], mark: (at: number) => string) =>
    elements.length === 0 ? [] : ['', `${title}:`, ...elements.map((each, at) => `${mark(at)} ${each}`)];
  const lines = [
    summary,
    ...list(t('Steps'), steps, (at) => `${at + 1}.`),
    ...list(t('Code'), symbols, () => '-'),
    ...(symbols.length === 0 ? [] : [t('Callers: {0}, in files: {1}', number(callers), number(files))]),
    ...(risk === undefined
      ? []
      : ['', `${t('Risk')}: ${levels[risk.level]}${risk.reason === '' ? '' : `. ${risk.reason}`}`]),
    ...list(t('New, not there yet'), proposed, () => '-'),
    ...list(t('Left out, for it is not in the code'), dropped, () => '-'),
    '',
    t('By {0}; kept with the task.', model),
  ];
  return `${lines.join('\n').trim()}\n`;
}
