import { Command } from 'commander';
import { ACTION_NAMES, ACTION_RULES, type ActionName, isActionName } from '../../core/context/actions.ts';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import { requestReceipt } from '../../core/context/receiptRecords.ts';
import type { EditProblem } from '../../core/edits/checkedReply.ts';
import { unifiedDiff } from '../../core/edits/unifiedDiff.ts';
import { isCancelled, LlmstructError } from '../../core/errors.ts';
import type { ChatUsage } from '../../core/ports.ts';
import { guardModels } from '../../core/privacy/guardModels.ts';
import { asSentTo } from '../../core/privacy/localOnly.ts';
import { countMasked } from '../../core/privacy/maskSecrets.ts';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import type { PreparedRequest } from '../../core/workspaceIndex.ts';
import { type Answer, askForReplacement } from '../../llm/askForReplacement.ts';
import { watchMachine } from '../../node/machineUse.ts';
import { applyReplacement } from '../applyReplacement.ts';
import type { CliContext } from '../cliContext.ts';
import { wordEditProblem } from '../editProblemWording.ts';
import { EXIT } from '../exitCodes.ts';
import { errorDocument, failureOf, sayFailure } from '../failure.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { createProgressLine } from '../progressLine.ts';
import { usableModels } from '../usableModels.ts';
import { UsageError } from '../usageError.ts';
import { type Workspace, warningsTo, withWorkspace } from '../workspace.ts';

interface ImproveOptions extends CommonOptions {
  readonly action?: string;
  readonly instruction?: string;
  readonly model?: string;
  readonly apply?: boolean;
  readonly allowCloud?: boolean;
}

/** The form of `improve --json`. `receipt` replays the prompt. */
interface ImproveDocument {
  readonly status: 'suggested' | 'applied' | 'unchanged' | 'refused' | 'failed';
  readonly target: string;
  readonly diff: string;
  readonly problems: readonly EditProblem[];
  readonly model: string | null;
  readonly usage: ChatUsage;
  readonly receipt: string;
}

export function improveCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('improve')
    .description(t('Ask a model for a better version of TARGET and print the difference'))
    .argument('<target>', t('path#Qualified.Name or path:line'))
    .option('--action <name>', t('one of {0} (default: {1})', ACTION_NAMES.join(', '), 'better'))
    .option('--instruction <text>', t('your own words for the model'))
    .option('--model <provider/model>', t('ask this model (default: [model] order)'))
    .option('--apply', t('write the change into the file'))
    .option('--allow-cloud', t('models that do not run on this machine may be asked'));
  return addCommonOptions(command, t).action(async (target: string, options: ImproveOptions) =>
    context.exit(await runImprove(context, target, options)),
  );
}

async function runImprove(context: CliContext, target: string, options: ImproveOptions): Promise<number> {
  const action = editingAction(options.action ?? 'better');
  return withWorkspace(context, options.input, undefined, async (workspace) => {
    await workspace.update({ kind: 'none', lazy: true });
    const settings = await workspace.index.settings();
    const order = options.model === undefined ? settings.modelOrder : [options.model];
    const models = await usableModels(context, order, options.allowCloud === true);
    const prepared = await workspace.index.prepare({
      target,
      action,
      instruction: options.instruction ?? '',
      budget: settings.budget,
      windowTokens: WINDOW_TOKENS,
    });
    const { index } = workspace;
    const meter = new RequestMeter(context.host.clock, watchMachine());
    try {
      const progress = createProgressLine(context);
      const log = warningsTo(context);
      const guarded = guardModels(meter.models(models), prepared, (departure) => index.keepDeparture(departure));
      const asked = { index: meter.gate(index), models: guarded };
      const asking = { ...asked, log, cancellation: context.host.cancellation };
      let received = 0;
      const answer = await askForReplacement(prepared, {
        ...asking,
        onProgress(event) {
          received = event.kind === 'text' ? received + event.text.length : 0;
          const { t, number } = context;
          progress.say(
            received === 0 ? t('Waiting for the model') : t('Reading the answer: {0} characters', number(received)),
          );
        },
      }).finally(() => progress.clear());
      const answering = models.filter(({ id }) => id === answer.reply.model);
      return await report(context, workspace, asSentTo(prepared, answering), answer, options, meter);
    } catch (error) {
      if (isCancelled(error)) {
        await meter.keep(index, prepared, { host: 'cli', outcome: 'cancelled' });
        throw error;
      }
      const { instruction = '', json } = options;
      const receipt = await index.keepReceipt(
        requestReceipt(asSentTo(prepared, models), instruction, { outcome: 'failed' }),
      );
      await meter.keep(index, prepared, { host: 'cli', outcome: 'failed', receipt });
      return reportFailure(context, prepared, receipt, error, json === true);
    }
  });
}

function editingAction(name: string): ActionName {
  if (!isActionName(name))
    throw new LlmstructError('action-unknown', { action: name, actions: ACTION_NAMES.join(', ') });
  if (!ACTION_RULES[name].edits) throw new UsageError('The action {0} is not there yet.', name);
  return name;
}

async function report(
  context: CliContext,
  { root, index }: Workspace,
  prepared: PreparedRequest,
  { reply, checked }: Answer,
  options: ImproveOptions,
  meter: RequestMeter,
): Promise<number> {
  const suggested = checked.status === 'suggested';
  const diff = suggested ? unifiedDiff(prepared.path, prepared.base, checked.newText) : '';
  const apply = suggested && options.apply === true;
  if (apply) await applyReplacement(root, prepared, checked.newText);
  const status = apply ? 'applied' : checked.status;
  const { model, usage } = reply;
  const result = { model, usage, outcome: status };
  const receipt = await index.keepReceipt(requestReceipt(prepared, options.instruction ?? '', result));
  await meter.keep(index, prepared, { host: 'cli', outcome: checked.status, receipt });
  if (apply) {
    const edit = { path: prepared.path, before: prepared.base, after: checked.newText };
    await index.settleUsage({ receipt, outcome: 'accepted', edit });
  }
  const { problems } = checked;
  const document: ImproveDocument = { status, target: prepared.target, diff, problems, model, usage, receipt };
  sayOutcome(context, document, prepared);
  if (options.json === true) printJson(context, document);
  else printText(context, diff);
  return checked.status === 'refused' ? EXIT.findings : EXIT.fine;
}

/** Everything but the difference goes to stderr, so that stdout can be piped into `git apply`. */
function sayOutcome(context: CliContext, document: ImproveDocument, prepared: PreparedRequest): void {
  const { t, number, host } = context;
  const { status, problems, model, target } = document;
  const name = model ?? '';
  const lines = {
    suggested: t('A suggestion for {0} by {1}; --apply writes it.', target, name),
    applied: t('Written: the change of {0} by {1}.', target, name),
    unchanged: t('{0} would leave {1} as it is.', name, target),
    refused: t('The answer of {0} was refused; nothing was changed.', name),
    failed: '',
  };
  const tokens = t(
    'Sent {0} tokens; the whole file has {1}.',
    number(prepared.promptTokens),
    number(prepared.fileTokens),
  );
  const found = problems.map((problem) => `  - ${wordEditProblem(problem, t)}\n`).join('');
  const masked = prepared.messages.reduce((sum, { content }) => sum + countMasked(content), 0);
  const secrets = masked === 0 ? '' : `${t('Secrets masked in what was sent: {0}.', number(masked))}\n`;
  host.err.write(`${lines[status]}\n${found}${tokens}\n${secrets}`);
}

/** A model that did not answer, or a file that changed meanwhile: there is a request but no usable result. */
function reportFailure(
  context: CliContext,
  { target }: PreparedRequest,
  receipt: string,
  error: unknown,
  json: boolean,
): number {
  const failure = failureOf(error, context.t);
  sayFailure(context, failure);
  const nothing = { diff: '', problems: [], model: null, usage: {} };
  const document: ImproveDocument = { status: 'failed', target, ...nothing, receipt };
  if (json) printJson(context, { ...document, ...errorDocument(failure) });
  return failure.exitCode;
}
