import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import type { EditProblem } from '../core/edits/checkedReply.ts';
import { isCancelled } from '../core/errors.ts';
import { pathOfId } from '../core/model/symbolId.ts';
import type { ChatModel, ChatUsage } from '../core/ports.ts';
import { asSentTo } from '../core/privacy/forElsewhere.ts';
import { countMasked } from '../core/privacy/secrets/maskSecrets.ts';
import type { ActionName } from '../core/prompts/actions.ts';
import { RequestMeter } from '../core/usage/requestMeter.ts';
import { prepareOffer } from '../llm/fitRequest.ts';
import { type ActionRecord, type ActionResult, actionSource, keepAction, runPrepared } from '../llm/runAction.ts';
import { watchMachine } from '../node/machineUse.ts';
import { applyChange } from './applyChange.ts';
import type { CliContext } from './cliContext.ts';
import { wordEditProblem } from './editProblemWording.ts';
import { EXIT } from './exitCodes.ts';
import { type AttemptDocument, attemptDocuments, attemptsOf, sayAttempts } from './failedAttempts.ts';
import { errorDocument, failureOf, sayFailure } from './failure.ts';
import { reportedProblems } from './reportedProblems.ts';
import { createRequestLine } from './requestProgress.ts';
import { type Workspace, warningsTo } from './workspace.ts';

/** What is asked of each target. */
export interface ImproveWish {
  readonly action: ActionName;
  readonly instruction: string;
  readonly budget: number;
  readonly models: readonly ChatModel[];
  readonly apply: boolean;
  /** What a compiler or linter printed; undefined when nothing was given. */
  readonly report: string | undefined;
  /** Not the first of several: a server that did not answer the one before is passed over. */
  readonly byHand?: boolean;
  /** Before everything that is said of a request of several: `2/5`. */
  readonly place?: string;
}

/** The form of `improve --json`. `receipt` replays the prompt. */
export interface ImproveDocument {
  readonly status: 'suggested' | 'applied' | 'unchanged' | 'refused' | 'failed' | 'explained';
  readonly target: string;
  readonly diff: string;
  readonly problems: readonly EditProblem[];
  readonly model: string | null;
  readonly usage: ChatUsage;
  /** Models that were asked before, and why each did not give the result; of a failure, all. */
  readonly attempts: readonly AttemptDocument[];
  readonly receipt: string;
  /** The answer of `explain`. */
  readonly text?: string;
  /** Callers that a changed signature leaves behind. */
  readonly callers?: readonly string[];
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

export interface ImproveOutcome {
  readonly document: ImproveDocument;
  readonly exitCode: number;
}

/** Asks for one target and says on stderr what came of it; stdout stays free. Throws for a target that cannot be prepared, and `Cancelled`. */
export async function improveOne(
  context: CliContext,
  workspace: Workspace,
  target: string,
  wish: ImproveWish,
): Promise<ImproveOutcome> {
  const { index, root } = workspace;
  const { action, instruction, budget, models, report, byHand } = wish;
  const modelIds = models.map(({ id }) => id);
  const answerLanguage = context.language === 'ru' ? { answerLanguage: 'Russian' } : {};
  const problems = report === undefined ? {} : { problems: reportedProblems(report, pathOfTarget(target)) };
  const asked = { target, action, instruction, budget, ...answerLanguage, ...problems };
  const source = actionSource(asked, { index, modelIds });
  const prepared = await prepareOffer(source.prepare);
  const line = createRequestLine(context, wish.place === undefined ? '' : `${wish.place} ${prepared.target} · `);
  const { cancellation } = context.host;
  const meter = new RequestMeter(context.host.clock, watchMachine());
  const keep = async (sent: PreparedRequest, record: ActionRecord) =>
    (await keepAction(sent, instruction, record, { index, meter }, 'cli')) ?? '';
  try {
    const result = await runPrepared(prepared, source, {
      ...{ index, meter, cancellation, modelIds, log: warningsTo(context) },
      ...{ circuit: context.host.circuit, byHand },
      models: () => Promise.resolve(models),
      onProgress: (event) => line.onProgress(event),
    }).finally(() => line.clear());
    const apply = result.change !== undefined && wish.apply;
    if (apply) await applyChange(root, prepared.target, result.change!);
    const status = apply ? 'applied' : result.status;
    const { model, usage } = result;
    const receipt = await keep(result.prepared, { status: result.status, model, usage });
    if (apply) {
      const { path, base = '', newText } = result.change!;
      await index.settleUsage({ receipt, outcome: 'accepted', edit: { path, before: base, after: newText } });
    }
    const document = documentOf(result, status, receipt, attemptDocuments(result.attempts, context));
    sayOutcome(context, document, result.prepared, wish.place);
    return { document, exitCode: status === 'refused' ? EXIT.findings : EXIT.fine };
  } catch (error) {
    if (isCancelled(error)) {
      await keep(prepared, { status: 'cancelled' });
      throw error;
    }
    // A model that did not answer, or a file that changed meanwhile: there is a request but no usable result.
    const receipt = await keep(asSentTo(prepared, models), { status: 'failed' });
    const failure = failureOf(error, context.t);
    sayFailure(context, failure);
    const attempts = attemptDocuments(attemptsOf(error), context);
    // The first one is what the failure itself says.
    sayAttempts(context, attempts.slice(1));
    const nothing = { status: 'failed', diff: '', problems: [], model: null, usage: {} } as const;
    const document = { ...nothing, attempts, target: prepared.target, receipt, ...errorDocument(failure) };
    return { document, exitCode: failure.exitCode };
  }
}

function documentOf(
  result: ActionResult,
  status: ImproveDocument['status'],
  receipt: string,
  attempts: readonly AttemptDocument[],
): ImproveDocument {
  const { prepared, diff, problems, model, usage, text, callers } = result;
  const said = text === undefined ? {} : { text };
  const left = callers.length === 0 ? {} : { callers };
  return { status, target: prepared.target, diff, problems, model, usage, attempts, receipt, ...said, ...left };
}

/** Everything but the difference goes to stderr, so that stdout can be piped into `git apply`. */
function sayOutcome(context: CliContext, document: ImproveDocument, prepared: PreparedRequest, place = ''): void {
  const { t, number, host } = context;
  const { status, problems, model, target } = document;
  const name = model ?? '';
  const file = prepared.test?.path ?? '';
  const lines = {
    suggested:
      prepared.test === undefined
        ? t('A suggestion for {0} by {1}; --apply writes it.', target, name)
        : t('A test of {0} by {1}, for {2}; --apply writes it.', target, name, file),
    applied:
      prepared.test === undefined
        ? t('Written: the change of {0} by {1}.', target, name)
        : t('Written: a test of {0} by {1}, in {2}.', target, name, file),
    unchanged: t('{0} would leave {1} as it is.', name, target),
    refused: t('The answer of {0} was refused; nothing was changed.', name),
    explained: t('Explained by {0}.', name),
    failed: '',
  };
  const tokens = t(
    'Sent {0} tokens; the whole file has {1}.',
    number(prepared.promptTokens),
    number(prepared.fileTokens),
  );
  const found = problems.map((problem) => `  - ${wordEditProblem(problem, t)}\n`).join('');
  const { callers = [] } = document;
  const left = callers.length === 0 ? '' : `  ${t('Called by: {callers}', { callers: callers.join(', ') })}\n`;
  const masked = prepared.messages.reduce((sum, { content }) => sum + countMasked(content), 0);
  const secrets = masked === 0 ? '' : `${t('Secrets masked in what was sent: {0}.', number(masked))}\n`;
  sayAttempts(context, document.attempts);
  host.err.write(`${place === '' ? '' : `${place} `}${lines[status]}\n${found}${left}${tokens}\n${secrets}`);
}

function pathOfTarget(target: string): string {
  return target.includes('#') ? pathOfId(target) : target.replace(/:\d+$/, '');
}
