import type * as vscode from 'vscode';
import type { ActionName } from '../../core/context/actions.ts';
import type { ReceiptRecord } from '../../core/context/receipt.ts';
import { requestReceipt } from '../../core/context/receiptRecords.ts';
import type { CheckedReply, EditProblem } from '../../core/edits/checkedReply.ts';
import { isCancelled } from '../../core/errors.ts';
import type { ChatModel, ChatProgress, ChatReply } from '../../core/ports.ts';
import type { PreparedRequest } from '../../core/workspaceIndex.ts';
import { outputLog } from '../ports/outputLog.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { ImproveTarget } from './improveTarget.ts';
import { prepareRequest } from './prepareRequest.ts';
import { afterParse, bindSuggestion, inText, type Suggestion, type SuggestionOrigin } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { problemText } from './suggestionWording.ts';
import { askForUsableAnswer, type UsableAnswer } from './usableAnswer.ts';

type Suggested = Extract<CheckedReply, { readonly status: 'suggested' }>;

export interface ImproveWish {
  readonly action: ActionName;
  /** The user's own words, empty when there are none. */
  readonly instruction: string;
}

/** Tells a person how far a request is. */
export interface RequestProgress {
  preparing(): void;
  /** The server has the prompt; the model may be loading or reading. */
  waiting(promptTokens: number): void;
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
  progress.preparing();
  const prepared = await prepareRequest(target, wish, tools.folders);
  const cancellation = tokenCancellation(token);
  const models = await tools.consent.allowedModels(await tools.models(target.folder), prepared, cancellation);
  const asking = {
    models,
    index: target.folder.index,
    log: outputLog(tools.log),
    onProgress: reporter(prepared, progress),
    cancellation,
  };
  const keep = (result: Pick<ReceiptRecord, 'model' | 'usage' | 'outcome'>) =>
    keepReceipt(requestReceipt(prepared, wish.instruction, result), target, tools);
  const wording = (problems: readonly EditProblem[]) => problems.map(problemText).join('; ');
  const answer = await askForUsableAnswer(prepared, asking, wording).catch(async (error: unknown) => {
    if (!isCancelled(error)) await keep({ outcome: 'failed' });
    throw error;
  });
  const { model, usage } = answer.reply;
  await keep({ model, usage, outcome: answer.checked.status });
  if (answer.checked.status === 'unchanged') return undefined;
  const origin = originOf(prepared, answer, models);
  const suggestion = suggestionFrom(
    { ...answer, checked: answer.checked },
    prepared,
    target,
    origin,
    tools.store.newId(),
  );
  return inDocument(suggestion, prepared, target.document, tools);
}

/** A receipt that cannot be kept costs nobody the answer. */
async function keepReceipt(record: ReceiptRecord, { folder }: ImproveTarget, { log }: SuggestionTools): Promise<void> {
  try {
    const id = await folder.index.keepReceipt(record);
    log.info(`receipt ${id}: ${record.outcome ?? ''}, ${record.promptTokens} tokens`);
  } catch (error) {
    log.warn(`no receipt: ${String(error)}`);
  }
}

function reporter(prepared: PreparedRequest, progress: RequestProgress): (step: ChatProgress) => void {
  let characters = 0;
  return (step) => {
    if (step.kind === 'waiting') {
      characters = 0;
      progress.waiting(prepared.promptTokens);
    } else {
      characters += step.text.length;
      progress.receiving(characters);
    }
  };
}

function originOf(prepared: PreparedRequest, { reply }: UsableAnswer, models: readonly ChatModel[]): SuggestionOrigin {
  const model = models.find(({ id }) => id === reply.model);
  return {
    model: reply.model,
    local: model?.local ?? false,
    sentTokens: prepared.promptTokens,
    fileTokens: prepared.fileTokens,
  };
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

/** The model took its time: the suggestion belongs where its target is by now, and is stale when that was edited. */
async function inDocument(
  suggestion: Suggestion,
  { base }: PreparedRequest,
  document: vscode.TextDocument,
  { outlines }: SuggestionTools,
): Promise<Suggestion> {
  if (document.getText() === base) return suggestion;
  const outline = await outlines.of(document);
  const text = document.getText();
  return afterParse(inText(suggestion, text), text, outline).suggestion;
}
