import { Command } from 'commander';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import { LlmstructError } from '../../core/errors.ts';
import type { ChatUsage } from '../../core/ports.ts';
import type { ActionName } from '../../core/prompts/actions.ts';
import type { FoundTarget } from '../../core/search/foundTargets.ts';
import { readWish } from '../../core/search/readWish.ts';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import { askQuestion } from '../../llm/askQuestion.ts';
import { watchMachine } from '../../node/machineUse.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { errorDocument, failureOf, sayFailure } from '../failure.ts';
import { hearRecording, readAudioFile } from '../hearRecording.ts';
import type { ImproveDocument } from '../improveOne.ts';
import { improveTargets } from '../improveTargets.ts';
import { printJson, printText } from '../output.ts';
import { createProgressLine } from '../progressLine.ts';
import { usableModels } from '../usableModels.ts';
import { UsageError } from '../usageError.ts';
import { type Workspace, warningsTo, withWorkspace } from '../workspace.ts';
import { type AskingOptions, addAskingOptions, improveAll } from './improve.ts';

interface AskOptions extends AskingOptions {
  readonly audio?: string;
  /** What was understood of it. */
  readonly heard?: string;
  readonly target?: readonly string[];
}

/** The form of `ask --json`. */
interface AskDocument {
  /** What was understood of a recording. */
  readonly heard?: string;
  readonly kind: 'change' | 'question' | 'unclear';
  readonly action: ActionName;
  /** What was chosen and why; empty for a question about the whole project. */
  readonly targets: readonly Pick<FoundTarget, 'id' | 'why'>[];
  /** What may be meant, best first, when it is unclear. */
  readonly candidates?: readonly Pick<FoundTarget, 'id' | 'why'>[];
  readonly results?: readonly ImproveDocument[];
  readonly notAsked?: readonly string[];
  /** The answer to a question about the project. */
  readonly text?: string;
  readonly model?: string;
  readonly usage?: ChatUsage;
  readonly receipt?: string;
}

export function askCommand(context: CliContext): Command {
  const { t } = context;
  const collect = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  const command = new Command('ask')
    .description(t('Ask in your own words for a change or an explanation; finds the code itself'))
    .argument('[text...]', t('the request, for example: make Cart.total simpler'))
    .option('--audio <file>', t('the request, or the rest of it, as a recording'))
    .option('--target <target>', t('the code that is meant, where the words leave it open (may be repeated)'), collect);
  return addAskingOptions(command, t).action(async (words: readonly string[], options: AskOptions) =>
    context.exit(await runAsk(context, words.join(' '), options)),
  );
}

async function runAsk(context: CliContext, written: string, given: AskOptions): Promise<number> {
  const { audio } = given;
  if (written.trim() === '' && audio === undefined) throw new UsageError('The request is empty.');
  const recording = audio === undefined ? undefined : await readAudioFile(audio, context);
  return withWorkspace(context, given.input, undefined, async (workspace) => {
    const heard = recording && (await hearIt(context, workspace, recording, given));
    const options = heard === undefined ? given : { ...given, heard };
    const text = [written.trim(), heard ?? ''].filter((part) => part !== '').join('\n');
    const { kind, action } = readWish(text);
    await workspace.update({ kind: 'none', lazy: true });
    const found = await targetsOf(workspace, text, options);
    const named = found.kind === 'chosen' && found.targets.some(({ why }) => why !== 'words' && why !== 'only-one');
    if (kind === 'question' && !named) return answerQuestion(context, workspace, text, options);
    if (found.kind === 'unclear') return sayUnclear(context, action, found.targets, options);
    sayChosen(context, action, found.targets);
    const ids = found.targets.map(({ id }) => id);
    const queue = await improveAll(
      context,
      workspace,
      ids,
      { action, instruction: text.trim(), report: undefined },
      options,
    );
    if (options.json === true) {
      const { results, notAsked } = queue;
      const targets = found.targets.map(({ id, why }) => ({ id, why }));
      printJson(context, { ...heardIn(options), kind, action, targets, results, notAsked } satisfies AskDocument);
    }
    return queue.exitCode;
  });
}

/** The words of the recording, said so that whoever spoke sees what was understood. */
async function hearIt(context: CliContext, { index }: Workspace, recording: Uint8Array, options: AskOptions) {
  const progress = createProgressLine(context);
  progress.say(context.t('Writing down what was said'));
  const heard = await hearRecording(recording, context, index, options.allowCloud === true).finally(() =>
    progress.clear(),
  );
  context.host.err.write(`${context.t('Understood: {0}', heard)}\n`);
  return heard;
}

function heardIn({ heard }: AskOptions): Pick<AskDocument, 'heard'> {
  return heard === undefined ? {} : { heard };
}

/** The targets of `--target`, else what the words say. */
async function targetsOf(workspace: Workspace, text: string, { target }: AskOptions) {
  if (target === undefined) return workspace.index.targets({ text });
  const ids = await improveTargets(workspace, target);
  return { kind: 'chosen' as const, targets: ids.map((id) => ({ id, why: 'named' as const })) };
}

type Shown = Pick<FoundTarget, 'id' | 'why'>;

function sayChosen({ t, host }: CliContext, action: ActionName, targets: readonly Shown[]): void {
  for (const { id, why } of targets) host.err.write(`${t('{0}: {1} ({2})', action, id, t(REASONS[why]))}\n`);
}

function sayUnclear(
  context: CliContext,
  action: ActionName,
  candidates: readonly Shown[],
  options: AskOptions,
): number {
  const { t, host } = context;
  const failure = failureOf(new LlmstructError('request-unclear'), t);
  sayFailure(context, failure);
  for (const { id, why } of candidates) host.err.write(`  --target '${id}'  ${t(REASONS[why])}\n`);
  if (options.json === true) {
    const shown = candidates.map(({ id, why }) => ({ id, why }));
    const document: AskDocument = { ...heardIn(options), kind: 'unclear', action, targets: [], candidates: shown };
    printJson(context, { ...document, ...errorDocument(failure) });
  }
  return EXIT.usage;
}

const REASONS: Readonly<Record<FoundTarget['why'], string>> = {
  named: 'it is named',
  'line-named': 'its line is named',
  'at-cursor': 'the cursor is in it',
  'in-file': 'the file is named',
  words: 'it has words of the request',
  'only-one': 'there is nothing else',
  large: 'one of the longest',
};

/** A question about the project: nothing changes, and the answer is in words. */
async function answerQuestion(
  context: CliContext,
  { index }: Workspace,
  text: string,
  options: AskOptions,
): Promise<number> {
  const { budget, modelOrder } = await index.settings();
  const order = options.model === undefined ? modelOrder : [options.model];
  const models = await usableModels(context, order, options.allowCloud === true);
  const prepared = await index.prepareQuestion({
    question: text.trim(),
    ...{ budget, fill: 'bodies', windowTokens: WINDOW_TOKENS },
  });
  const progress = createProgressLine(context);
  const { cancellation } = context.host;
  const log = warningsTo(context);
  const onProgress = (): void => progress.say(context.t('Waiting for the model'));
  const { clock, circuit } = context.host;
  const meter = new RequestMeter(clock, watchMachine());
  const asking = { index, models, log, cancellation, onProgress, circuit, meter, host: 'cli' } as const;
  const answer = await askQuestion(prepared, asking).finally(() => progress.clear());
  const { model, usage } = answer.reply;
  const tokens = context.t('Sent {0} tokens.', context.number(prepared.promptTokens));
  context.host.err.write(`${context.t('Explained by {0}.', model)}\n${tokens}\n`);
  if (options.json === true) {
    const { receipt, text: said } = answer;
    printJson(context, {
      ...heardIn(options),
      kind: 'question',
      action: 'explain',
      targets: [],
      text: said,
      model,
      usage,
      receipt,
    } satisfies AskDocument);
  } else printText(context, answer.text);
  return EXIT.fine;
}
