import type { ReportedProblem } from '../core/context/contextRequests.ts';
import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import { requestReceipt } from '../core/context/receiptRecords.ts';
import type { CheckedReply, EditProblem } from '../core/edits/checkedReply.ts';
import { newFileDiff, unifiedDiff } from '../core/edits/text/unifiedDiff.ts';
import type { OpenFile } from '../core/model/openFile.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import type { Cancellation, ChatModel, ChatProgress, ChatUsage, Log } from '../core/ports.ts';
import { asSentTo } from '../core/privacy/forElsewhere.ts';
import type { ActionName } from '../core/prompts/actions.ts';
import { ACTION_RULES } from '../core/prompts/actions.ts';
import type { RequestMeter } from '../core/usage/requestMeter.ts';
import type { UsageHost } from '../core/usage/usageRecord.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { askForReplacement, guardWith } from './askForReplacement.ts';
import { askForWords } from './askForWords.ts';
import { fitRequest, prepareOffer, type RequestSource } from './fitRequest.ts';
import type { FailedAttempt, Routing } from './modelRouter.ts';

/** What is asked for. */
export interface ActionWish {
  /** `path#Qualified.Name` or `path:line`. */
  readonly target: string;
  readonly action: ActionName;
  /** The user's own words, empty when there are none. */
  readonly instruction: string;
  readonly budget: number;
  readonly open?: readonly OpenFile[];
  readonly problems?: readonly ReportedProblem[];
  /** In English (`Russian`). */
  readonly answerLanguage?: string;
}

/** What a host gives for a request. */
export interface ActionHost extends Pick<Routing, 'circuit' | 'byHand'> {
  readonly index: WorkspaceIndex;
  readonly log: Log;
  readonly cancellation: Cancellation;
  /** Ids of the models that may be asked, in order: the request is worded for them. */
  readonly modelIds: readonly string[];
  /** The models that may have this very request: the place to ask for consent. At least one, or it throws. */
  models(prepared: PreparedRequest): Promise<readonly ChatModel[]>;
  onProgress(progress: ChatProgress, prepared: PreparedRequest): void;
  /** What the request costs is measured with; one for each request. */
  readonly meter: RequestMeter;
}

/** What came of a request that a model answered. Nothing is written. */
export interface ActionResult {
  readonly status: 'suggested' | 'unchanged' | 'refused' | 'explained';
  /** As the model got it that answered. */
  readonly prepared: PreparedRequest;
  /** Unified, with `a/` and `b/`; `/dev/null` for a new file; empty where there is no change. */
  readonly diff: string;
  /** The changed file with its text before (absent: a new one) and after; absent where there is no change. */
  readonly change?: { readonly path: RepoPath; readonly base?: string; readonly newText: string };
  readonly problems: readonly EditProblem[];
  /** Callers that a changed signature leaves behind. */
  readonly callers: readonly string[];
  /** The explanation, for an action that answers in words. */
  readonly text?: string;
  /** The model's own words. */
  readonly reply: string;
  readonly model: string;
  readonly usage: ChatUsage;
  /** Who was asked before, in order, and why each did not give the result. */
  readonly attempts: readonly FailedAttempt[];
}

/** A wish as requests for models: the texts are taken once, so that whichever model is asked in the end gets the same. */
export function actionSource({ budget: most, ...wish }: ActionWish, { index, modelIds }: ActionSources): RequestSource {
  return {
    action: wish.action,
    prepare: ({ budget = most, ...limits }) =>
      index.prepare({ ...wish, models: modelIds, ...limits, budget: Math.min(budget, most) }),
  };
}

type ActionSources = { readonly index: Pick<WorkspaceIndex, 'prepare'>; readonly modelIds: readonly string[] };

/**
 * The one way from a wish to a checked answer, for every host: least context, models in order, gate. Throws `LlmstructError`,
 * `Cancelled`, and what `host.models` throws.
 */
export async function runAction(wish: ActionWish, host: ActionHost): Promise<ActionResult> {
  const source = actionSource(wish, host);
  return runPrepared(await prepareOffer(source.prepare), source, host);
}

/** The same for a request that is prepared already, as it was shown; each model gets it as its window and form allow. */
export async function runPrepared(
  offered: PreparedRequest,
  source: RequestSource,
  host: ActionHost,
): Promise<ActionResult> {
  const { log, cancellation, meter, circuit, byHand } = host;
  const index = meter.gate(host.index);
  const named = await host.models(offered);
  const models = meter.models(named);
  const guard = guardWith((departure) => host.index.keepDeparture(departure));
  const onProgress = (progress: ChatProgress): void => host.onProgress(progress, offered);
  const asking = { ...source, index, models, guard, log, cancellation, onProgress, circuit, byHand };
  const { edits, writesTest } = ACTION_RULES[offered.action];
  if (!edits && !writesTest) {
    const requestFor = (model: ChatModel) => fitRequest(source, model, cancellation);
    const { reply, text, prepared, attempts } = await askForWords(requestFor, asking);
    const { model, usage } = reply;
    const sent = sentTo(prepared, named, model);
    const nothing = { diff: '', problems: [], callers: [] };
    return { status: 'explained', prepared: sent, ...nothing, text, reply: reply.text, model, usage, attempts };
  }
  const { reply, checked, prepared, attempts } = await askForReplacement(asking);
  const { model, usage } = reply;
  const sent = sentTo(prepared, named, model);
  return {
    status: checked.status,
    prepared: sent,
    ...changeOf(prepared, checked),
    problems: checked.problems,
    reply: reply.text,
    model,
    usage,
    attempts,
  };
}

/** The request as the model got it that answered. */
function sentTo(prepared: PreparedRequest, models: readonly ChatModel[], answering: string): PreparedRequest {
  return asSentTo(
    prepared,
    models.filter(({ id }) => id === answering),
  );
}

function changeOf(prepared: PreparedRequest, checked: CheckedReply): Pick<ActionResult, 'diff' | 'change' | 'callers'> {
  if (checked.status !== 'suggested') return { diff: '', callers: [] };
  const { newText, callers } = checked;
  const { path, base } = prepared.test ?? prepared;
  const diff = base === undefined ? newFileDiff(path, newText) : unifiedDiff(path, base, newText);
  return { diff, callers, change: { path, newText, ...(base === undefined ? {} : { base }) } };
}

/** What is kept of a request beside what was sent. */
export interface ActionRecord {
  readonly status: ActionResult['status'] | 'failed' | 'cancelled';
  readonly model?: string;
  readonly usage?: ChatUsage;
}

/**
 * Keeps the receipt of a request and what it cost, also of one that failed; gives the receipt's id. One that was cancelled has no
 * receipt, but it cost something.
 */
export async function keepAction(
  prepared: PreparedRequest,
  instruction: string,
  { status, ...result }: ActionRecord,
  { index, meter }: Pick<ActionHost, 'index' | 'meter'>,
  host: UsageHost,
): Promise<string | undefined> {
  const record = requestReceipt(prepared, instruction, { ...result, outcome: status });
  const receipt = status === 'cancelled' ? undefined : await index.keepReceipt(record);
  // An explanation leaves nothing to accept.
  const outcome = status === 'explained' ? 'unchanged' : status;
  await meter.keep(index, prepared, { host, outcome, ...(receipt === undefined ? {} : { receipt }) });
  return receipt;
}
