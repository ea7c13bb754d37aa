import type * as vscode from 'vscode';
import type { PreparedRequest } from '../../core/context/preparedPrompt.ts';
import type { ReceiptRecord } from '../../core/context/receipt.ts';
import { requestReceipt } from '../../core/context/receiptRecords.ts';
import { type Remark, withRemark } from '../../core/context/withRemark.ts';
import type { CheckedReply, EditProblem } from '../../core/edits/checkedReply.ts';
import { isCancelled, isLlmstructError } from '../../core/errors.ts';
import type { ChatModel, ChatProgress, ChatReply, ChatUsage } from '../../core/ports.ts';
import { asSentTo } from '../../core/privacy/forElsewhere.ts';
import { hideSecrets } from '../../core/privacy/secrets/maskSecrets.ts';
import type { ActionName } from '../../core/prompts/actions.ts';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import type { UsageOutcome } from '../../core/usage/usageRecord.ts';
import { guardWith } from '../../llm/askForReplacement.ts';
import { prepareOffer, type RequestSource } from '../../llm/fitRequest.ts';
import { watchMachine } from '../../node/machineUse.ts';
import { errorMessage } from '../errorMessage.ts';
import { outputLog } from '../ports/outputLog.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { IndexedFolder } from '../services.ts';
import { FollowedDocument } from './followedDocument.ts';
import type { ImproveTarget } from './improveTarget.ts';
import { inDocument } from './inDocument.ts';
import { requestSource } from './prepareRequest.ts';
import { bindSuggestion, type Suggestion, type SuggestionOrigin } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { problemText } from './suggestionWording.ts';
import { askForUsableAnswer, type UsableAnswer } from './usableAnswer.ts';

type Suggested = Extract<CheckedReply, { readonly status: 'suggested' }>;

export interface ImproveWish {
  readonly action: ActionName;
  /** The user's own words, empty when there are none. */
  readonly instruction: string;
  /** The last answer for the same target, and what the model is told of it. */
  readonly previous?: Remark;
  /** What of that the user said, to be shown with the new answer. */
  readonly remark?: string;
  /** False for all but the first of a queue: a server that did not answer the one before is passed over. */
  readonly byHand?: boolean;
}

/** Tells a person how far a request is. */
export interface RequestProgress {
  /** Nothing can be chosen before the folder is indexed. */
  preparing(folder: IndexedFolder): void;
  /** Nothing of the answer is there yet; `step` says why, as far as the server tells. */
  waiting(step: Exclude<ChatProgress, { readonly kind: 'text' }>, promptTokens: number): void;
  receiving(characters: number): void;
}

/**
 * From a definition to a suggestion: least context, consent, models in order, gate, suggestion. The document is not touched.
 * Undefined when the model has nothing to change. Throws `LlmstructError` or `Cancelled`.
 */
export async function improve(
  target: ImproveTarget,
  wish: ImproveWish,
  tools: SuggestionTools,
  progress: RequestProgress,
  token: vscode.CancellationToken,
): Promise<Suggestion | undefined> {
  const followed = new FollowedDocument(target.document);
  try {
    return await suggestionFor(target, followed, wish, tools, progress, token);
  } finally {
    followed.dispose();
  }
}

async function suggestionFor(
  target: ImproveTarget,
  followed: FollowedDocument,
  wish: ImproveWish,
  tools: SuggestionTools,
  progress: RequestProgress,
  token: vscode.CancellationToken,
): Promise<Suggestion | undefined> {
  progress.preparing(target.folder);
  const available = await tools.models(target.folder);
  const named = available.map(({ id }) => id);
  const plain = await requestSource(target, wish, tools.folders, named);
  const remark = wish.previous;
  const source: RequestSource =
    remark === undefined
      ? plain
      : { ...plain, prepare: async (limits) => withRemark(await plain.prepare(limits), remark) };
  const offered = await prepareOffer(source.prepare);
  const cancellation = tokenCancellation(token);
  const meter = new RequestMeter(() => performance.now(), watchMachine());
  const models = await tools.consent.allowedModels(available, offered, cancellation);
  const { index } = target.folder;
  const asking = {
    ...source,
    models: meter.models(models),
    guard: guardWith((departure) => index.keepDeparture(departure)),
    index: meter.gate(index),
    log: outputLog(tools.log),
    onProgress: reporter(offered, progress),
    cancellation,
    circuit: tools.circuit,
    byHand: wish.byHand,
  };
  const keep = async (
    prepared: PreparedRequest,
    outcome: UsageOutcome,
    result: Pick<ReceiptRecord, 'model' | 'usage'> = {},
  ) => {
    const answering = models.filter(({ id }) => result.model === undefined || id === result.model);
    const record = requestReceipt(asSentTo(prepared, answering), wish.instruction, { ...result, outcome });
    const receipt = outcome === 'cancelled' ? undefined : await keepReceipt(record, target, tools);
    const facts = { host: 'editor', outcome, ...(receipt === undefined ? {} : { receipt }) } as const;
    tools.usage.keep(target.folder, () => meter.keep(index, prepared, facts));
    return receipt;
  };
  const wording = (problems: readonly EditProblem[]) => problems.map(problemText).join('; ');
  const answer = await askForUsableAnswer(asking, wording).catch(async (error: unknown) => {
    const receipt = await keep(offered, failedOutcome(error));
    noteFailure(error, receipt, target, wish, tools);
    throw error;
  });
  const { prepared } = answer;
  const { model, usage } = answer.reply;
  const receipt = await keep(prepared, answer.checked.status, { model, usage });
  if (answer.checked.status === 'unchanged') return undefined;
  const origin = { ...originOf(answer, models), ...(receipt === undefined ? {} : { receipt }) };
  const document = await followed.current();
  const suggestion = suggestionFrom(
    { ...answer, checked: answer.checked },
    prepared,
    { ...target, document },
    origin,
    tools.store.newId(),
  );
  const { remark: said } = wish;
  const worded = {
    ...suggestion,
    ...wordsOf(wish),
    ...(said === undefined ? {} : { remark: hideSecrets(said) }),
  };
  return inDocument(worded, prepared.base, document, tools.outlines);
}

/** What of a wish is kept with what came of it: no secret that was written into it. */
function wordsOf({ instruction }: ImproveWish): { readonly instruction?: string } {
  return instruction === '' ? {} : { instruction: hideSecrets(instruction) };
}

function failedOutcome(error: unknown): UsageOutcome {
  if (isCancelled(error)) return 'cancelled';
  const refused = isLlmstructError(error) && (error.code === 'reply-refused' || error.code === 'reply-empty');
  return refused ? 'refused' : 'failed';
}

/** A request that brought no suggestion is in the view all the same, with the reason. */
function noteFailure(
  error: unknown,
  receipt: string | undefined,
  { document, definition }: ImproveTarget,
  wish: ImproveWish,
  { outcomes, store }: SuggestionTools,
): void {
  if (isCancelled(error)) return;
  const { action } = wish;
  const { id: target, name, kind } = definition;
  const refused = failedOutcome(error) === 'refused' ? { refused: true as const } : {};
  const about = { id: store.newId(), uri: document.uri.toString(), target, name, kind, action, ...wordsOf(wish) };
  const { message } = errorMessage(error);
  outcomes.note({
    ...about,
    ...refused,
    state: 'failed',
    reason: message,
    ...(receipt === undefined ? {} : { origin: { receipt } }),
  });
}

/** A receipt that cannot be kept costs nobody the answer. */
async function keepReceipt(
  record: ReceiptRecord,
  { folder }: ImproveTarget,
  { log }: SuggestionTools,
): Promise<string | undefined> {
  try {
    const id = await folder.index.keepReceipt(record);
    log.info(`receipt ${id}: ${record.outcome ?? ''}, ${record.promptTokens} tokens`);
    return id;
  } catch (error) {
    log.warn(`no receipt: ${String(error)}`);
    return undefined;
  }
}

function reporter(prepared: PreparedRequest, progress: RequestProgress): (step: ChatProgress) => void {
  let characters = 0;
  return (step) => {
    characters = step.kind === 'text' ? characters + step.text.length : 0;
    if (step.kind === 'text') progress.receiving(characters);
    else progress.waiting(step, prepared.promptTokens);
  };
}

function originOf({ reply, prepared, attempts }: UsableAnswer, models: readonly ChatModel[]): SuggestionOrigin {
  const answering = models.filter(({ id }) => id === reply.model);
  return {
    model: reply.model,
    local: answering.some(({ local }) => local),
    sentTokens: asSentTo(prepared, answering).promptTokens,
    fileTokens: prepared.fileTokens,
    ...reuseOf(reply.usage),
    earlier: attempts.map((attempt) => ({ model: attempt.model, reason: errorMessage(attempt.error).message })),
  };
}

function reuseOf({ promptTokens, cachedTokens, reusedShare }: ChatUsage): Pick<SuggestionOrigin, 'reusedShare'> {
  const share = promptTokens && cachedTokens ? cachedTokens / promptTokens : reusedShare;
  return share === undefined ? {} : { reusedShare: share };
}

function suggestionFrom(
  { reply, checked }: { readonly reply: ChatReply; readonly checked: Suggested },
  prepared: PreparedRequest,
  { document, definition: { name, kind } }: ImproveTarget,
  origin: SuggestionOrigin,
  id: string,
): Suggestion {
  const { replacement, addedImports, problems, callers } = checked;
  const { target, action, base } = prepared;
  const warnings = problems.filter(({ severity }) => severity === 'warn');
  const facts = { id, uri: document.uri.toString(), target, name, kind, action, reply: reply.text, origin };
  return bindSuggestion({ ...facts, replacement, addedImports, warnings, callers }, base, prepared);
}
