import type { ActionName } from '../core/context/actions.ts';
import { ACTION_RULES } from '../core/context/actions.ts';
import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import { requestReceipt } from '../core/context/receiptRecords.ts';
import type { CheckedReply, EditProblem } from '../core/edits/checkedReply.ts';
import { newFileDiff, unifiedDiff } from '../core/edits/unifiedDiff.ts';
import { isCancelled } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import type { Cancellation, ChatModel, ChatProgress, ChatUsage, Log } from '../core/ports.ts';
import { guardModels } from '../core/privacy/guardModels.ts';
import { asSentTo } from '../core/privacy/localOnly.ts';
import type { RequestMeter } from '../core/usage/requestMeter.ts';
import type { UsageHost } from '../core/usage/usageRecord.ts';
import type { OpenFile, PreparedRequest, ReportedProblem, WorkspaceIndex } from '../core/workspaceIndex.ts';
import { askForReplacement } from './askForReplacement.ts';
import { askForWords } from './askForWords.ts';
import { wordedModels } from './wordedModel.ts';

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
export interface ActionHost {
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
  readonly model: string;
  readonly usage: ChatUsage;
}

/**
 * The one way from a wish to a checked answer, for every host: least context, models in order, gate. Throws `LlmstructError`,
 * `Cancelled`, and what `host.models` throws.
 */
export async function runAction(wish: ActionWish, host: ActionHost): Promise<ActionResult> {
  const prepared = await host.index.prepare({ ...wish, windowTokens: WINDOW_TOKENS, models: host.modelIds });
  return runPrepared(prepared, host);
}

/** The same for a request that is prepared already. */
export async function runPrepared(prepared: PreparedRequest, host: ActionHost): Promise<ActionResult> {
  const { log, cancellation, meter } = host;
  const index = meter.gate(host.index);
  const named = await host.models(prepared);
  const models = guardModels(meter.models(wordedModels(named, prepared)), prepared, (departure) =>
    host.index.keepDeparture(departure),
  );
  const onProgress = (progress: ChatProgress): void => host.onProgress(progress, prepared);
  const asking = { index, models, log, cancellation, onProgress };
  const { edits, writesTest } = ACTION_RULES[prepared.action];
  if (!edits && !writesTest) {
    const { reply, text } = await askForWords(prepared, asking);
    const { model, usage } = reply;
    const sent = sentTo(prepared, named, model);
    return { status: 'explained', prepared: sent, diff: '', problems: [], callers: [], text, model, usage };
  }
  const { reply, checked } = await askForReplacement(prepared, asking);
  const { model, usage } = reply;
  const sent = sentTo(prepared, named, model);
  return {
    status: checked.status,
    prepared: sent,
    ...changeOf(prepared, checked),
    problems: checked.problems,
    model,
    usage,
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

/** What `generateDiff` gives: the form that `improve --json` prints. */
export interface GeneratedDiff {
  readonly status: ActionResult['status'];
  readonly target: string;
  readonly diff: string;
  readonly problems: readonly EditProblem[];
  readonly model: string;
  readonly usage: ChatUsage;
  readonly receipt: string;
  readonly text?: string;
}

/**
 * A change of a definition by the user's words, as a diff: for hosts that show or apply diffs themselves. The same path as
 * `improve` on the command line. Throws as `runAction`.
 */
export async function generateDiff(
  target: string,
  instruction: string,
  host: ActionHost,
  action: ActionName = 'better',
): Promise<GeneratedDiff> {
  const { budget } = await host.index.settings();
  const prepared = await host.index.prepare({
    ...{ target, instruction, action, budget },
    ...{ windowTokens: WINDOW_TOKENS, models: host.modelIds },
  });
  const keep = (sent: PreparedRequest, record: ActionRecord) => keepAction(sent, instruction, record, host, 'cli');
  try {
    const { status, diff, problems, model, usage, text, prepared: sent } = await runPrepared(prepared, host);
    const receipt = (await keep(sent, { status, model, usage })) ?? '';
    const said = text === undefined ? {} : { text };
    return { status, target: prepared.target, diff, problems, model, usage, receipt, ...said };
  } catch (error) {
    await keep(prepared, { status: isCancelled(error) ? 'cancelled' : 'failed' });
    throw error;
  }
}
