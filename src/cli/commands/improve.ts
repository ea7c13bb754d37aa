import { Command } from 'commander';
import { isLlmstructError, LlmstructError } from '../../core/errors.ts';
import { pathOfId } from '../../core/model/symbolId.ts';
import { ACTION_NAMES, ACTION_RULES, type ActionName, isActionName } from '../../core/prompts/actions.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { errorDocument, failureOf, sayFailure } from '../failure.ts';
import { type ImproveDocument, type ImproveOutcome, type ImproveWish, improveOne } from '../improveOne.ts';
import { improveTargets } from '../improveTargets.ts';
import type { Translate } from '../language.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { readTextFile } from '../readTextFile.ts';
import { usableModels } from '../usableModels.ts';
import { UsageError } from '../usageError.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

/** Options of the commands that ask a model. */
export interface AskingOptions extends CommonOptions {
  readonly model?: string;
  readonly apply?: boolean;
  readonly allowCloud?: boolean;
}

interface ImproveOptions extends AskingOptions {
  readonly action?: string;
  readonly instruction?: string;
  readonly problems?: string;
}

export function improveCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('improve')
    .description(t('Ask a model for a better version of TARGET and print the difference'))
    .argument('<target...>', t('path#Qualified.Name, path:line, or a file for everything in it'))
    .option('--action <name>', t('one of {0} (default: {1})', ACTION_NAMES.join(', '), 'better'))
    .option('--instruction <text>', t('your own words for the model'))
    .option('--problems <file>', t('what a compiler, linter or test printed, to be fixed (-: standard input)'));
  return addAskingOptions(command, t).action(async (targets: readonly string[], options: ImproveOptions) =>
    context.exit(await runImprove(context, targets, options)),
  );
}

export function addAskingOptions(command: Command, t: Translate): Command {
  const asking = command
    .option('--model <provider/model>', t('ask this model (default: [model] order)'))
    .option('--apply', t('write the change into the file'))
    .option('--allow-cloud', t('models that do not run on this machine may be asked'));
  return addCommonOptions(asking, t);
}

async function runImprove(context: CliContext, named: readonly string[], options: ImproveOptions): Promise<number> {
  const action = actionNamed(options.action ?? 'better');
  if (ACTION_RULES[action].needsWords && (options.instruction ?? '').trim() === '') {
    throw new UsageError('The action {0} needs {1}.', action, '--instruction');
  }
  const report = options.problems === undefined ? undefined : await readTextFile(context, options.problems);
  return withWorkspace(context, options.input, undefined, async (workspace) => {
    await workspace.update({ kind: 'none', lazy: true });
    const targets = await improveTargets(workspace, named);
    const wish = { action, report, instruction: options.instruction ?? '' };
    const queue = await improveAll(context, workspace, targets, wish, options);
    if (options.json === true) printJson(context, targets.length === 1 ? queue.results[0] : resultsOf(queue));
    return queue.exitCode;
  });
}

/** What came of a queue of targets. */
export interface ImproveQueue {
  readonly results: readonly ImproveDocument[];
  /** Left over because no model could be reached. */
  readonly notAsked: readonly string[];
  /** The worst of all. */
  readonly exitCode: number;
}

/** The form of `improve TARGET TARGET… --json`. */
function resultsOf({ results, notAsked }: ImproveQueue): object {
  return { results, notAsked };
}

/**
 * Asks for each target in turn; prints differences and explanations but with `--json`. A queue goes on after a refused answer and
 * stops where no model can be reached.
 */
export async function improveAll(
  context: CliContext,
  workspace: Workspace,
  targets: readonly string[],
  wish: Pick<ImproveWish, 'action' | 'instruction' | 'report'>,
  options: AskingOptions,
): Promise<ImproveQueue> {
  const { budget, modelOrder } = await workspace.index.settings();
  const order = options.model === undefined ? modelOrder : [options.model];
  const models = await usableModels(context, order, options.allowCloud === true);
  const whole = { ...wish, budget, models, apply: options.apply === true };
  const results: ImproveDocument[] = [];
  let worst: number = EXIT.fine;
  for (const [at, target] of targets.entries()) {
    const place = targets.length === 1 ? {} : { place: `[${at + 1}/${targets.length}]` };
    const asked = improveOne(context, workspace, target, { ...whole, ...place, byHand: at === 0 });
    const { document, exitCode } = await (targets.length === 1 ? asked : asked.catch(unprepared(context, target)));
    results.push(document);
    worst = Math.max(worst, exitCode);
    if (options.json !== true) printText(context, document.text ?? document.diff);
    if (exitCode === EXIT.backend) break;
    if (document.status === 'applied' && at + 1 < targets.length) {
      await workspace.index.update({ paths: [pathOfId(document.target)], output: { kind: 'none', lazy: true } });
    }
  }
  const notAsked = targets.slice(results.length);
  if (notAsked.length > 0) context.host.err.write(`${context.t('Not asked: {0}', notAsked.join(', '))}\n`);
  return { results, notAsked, exitCode: worst };
}

/** One target of several that cannot even be asked for, too large perhaps, keeps the others from nothing. */
function unprepared(context: CliContext, target: string): (error: unknown) => ImproveOutcome {
  return (error) => {
    if (!isLlmstructError(error)) throw error;
    const failure = failureOf(error, context.t);
    sayFailure(context, failure);
    const nothing = { diff: '', problems: [], model: null, usage: {}, attempts: [], receipt: '' } as const;
    return {
      document: { status: 'failed', target, ...nothing, ...errorDocument(failure) },
      exitCode: failure.exitCode,
    };
  };
}

function actionNamed(name: string): ActionName {
  if (isActionName(name)) return name;
  throw new LlmstructError('action-unknown', { action: name, actions: ACTION_NAMES.join(', ') });
}
