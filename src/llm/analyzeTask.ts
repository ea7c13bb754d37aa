import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import type { PreparedPrompt } from '../core/context/preparedPrompt.ts';
import { questionReceipt } from '../core/context/receiptRecords.ts';
import { isCancelled, LlmstructError } from '../core/errors.ts';
import type { Cancellation, ChatMessage, ChatModel, ChatProgress, ChatReply, Log } from '../core/ports.ts';
import { asSentTo } from '../core/privacy/forElsewhere.ts';
import type { CheckedAnalysis, PreparedAnalysis, TaskAnalysis } from '../core/tasks/analysis/taskAnalysis.ts';
import { estimateTokens } from '../core/text/tokenEstimate.ts';
import type { RequestMeter } from '../core/usage/requestMeter.ts';
import type { UsageHost, UsageOutcome } from '../core/usage/usageRecord.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { guardWith } from './askForReplacement.ts';
import { withoutThoughts } from './askForWords.ts';
import { allFailed, askModel, type FailedAttempt, isModelFailure } from './modelRouter.ts';

type AnalysisIndex = Pick<
  WorkspaceIndex,
  'settings' | 'prepareAnalysis' | 'checkAnalysis' | 'keepAnalysis' | 'keepReceipt' | 'keepDeparture' | 'keepUsage'
>;

/** What a host gives for an analysis. */
export interface AnalysisHost {
  readonly index: AnalysisIndex;
  readonly log: Log;
  readonly cancellation: Cancellation;
  /** Ids of the models that may be asked, in order. */
  readonly modelIds: readonly string[];
  /** The models that may have this very prompt: the place to ask for consent. At least one, or it throws. */
  models(prepared: PreparedPrompt): Promise<readonly ChatModel[]>;
  onProgress(progress: ChatProgress, prepared: PreparedPrompt): void;
  readonly meter: RequestMeter;
  readonly usageHost: UsageHost;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Most tokens of the context; the workspace's budget when absent. */
  readonly budget?: number;
  /** In English (`Russian`). */
  readonly answerLanguage?: string;
}

interface Answered {
  readonly reply: ChatReply;
  readonly checked: Extract<CheckedAnalysis, { readonly status: 'usable' }>;
}

/**
 * What a task takes, by a model: summary, steps, the code that it concerns, and its risk. Everything it names is looked up in the index; where
 * something is made up the model is asked once more, and what is made up even then is taken out and said. The analysis is kept with the task.
 * Models are asked in their order, those elsewhere with what may leave this machine only. Throws `task-unknown`, `AllModelsFailed`,
 * `Cancelled`, and what `host.models` throws.
 */
export async function analyzeTask(id: string, host: AnalysisHost): Promise<TaskAnalysis> {
  const { index, meter } = host;
  const budget = host.budget ?? (await index.settings()).budget;
  const [model] = host.modelIds;
  const prepared = await index.prepareAnalysis({
    ...{ id, budget, windowTokens: WINDOW_TOKENS },
    ...(model === undefined ? {} : { model }),
    ...(host.answerLanguage === undefined ? {} : { answerLanguage: host.answerLanguage }),
  });
  const named = await host.models(prepared.prompt);
  try {
    const { reply, checked } = await askInTurn(id, prepared, meter.models(named), host);
    const sent = asSentTo(
      prepared.prompt,
      named.filter((each) => each.id === reply.model),
    );
    const receipt = await index.keepReceipt(
      questionReceipt(sent, { model: reply.model, usage: reply.usage, outcome: 'explained' }),
    );
    await keepUsage(id, prepared, 'unchanged', host, receipt);
    const analysis = { task: id, ...checked.content, model: reply.model, at: host.now(), receipt, of: prepared.of };
    await index.keepAnalysis(analysis);
    return analysis;
  } catch (error) {
    const cancelled = isCancelled(error);
    const receipt = cancelled
      ? undefined
      : await index.keepReceipt(questionReceipt(asSentTo(prepared.prompt, named), { outcome: 'failed' }));
    await keepUsage(id, prepared, cancelled ? 'cancelled' : 'failed', host, receipt);
    throw error;
  }
}

/** The first model whose answer is an analysis. */
async function askInTurn(
  id: string,
  { prompt }: PreparedAnalysis,
  models: readonly ChatModel[],
  host: AnalysisHost,
): Promise<Answered> {
  const attempts: FailedAttempt[] = [];
  for (const model of models) {
    try {
      const answered = await askTwice(id, prompt, model, host);
      if (answered !== undefined) return answered;
      const reason = 'It is no analysis: it has neither a summary nor steps.';
      throw new LlmstructError('reply-refused', { model: model.id, reason });
    } catch (error) {
      if (!isModelFailure(error) && !(error instanceof LlmstructError && error.code === 'reply-refused')) throw error;
      host.log.write('info', `${model.id} could not analyse ${id}: ${error.message}`);
      attempts.push({ model: model.id, error });
    }
  }
  throw allFailed(attempts);
}

/** A model's answer; its second one where the first made something up, or was no analysis, and the second is better. */
async function askTwice(
  id: string,
  prompt: PreparedPrompt,
  model: ChatModel,
  host: AnalysisHost,
): Promise<Answered | undefined> {
  const first = await askOnce(id, prompt, [], model, host);
  if (first.checked.status === 'usable' && first.checked.invented.length === 0)
    return { ...first, checked: first.checked };
  const second = await askOnce(id, prompt, correction(first, prompt), model, host);
  if (second.checked.status === 'usable') return { ...second, checked: second.checked };
  return first.checked.status === 'usable' ? { ...first, checked: first.checked } : undefined;
}

async function askOnce(
  id: string,
  prompt: PreparedPrompt,
  more: readonly ChatMessage[],
  model: ChatModel,
  { index, cancellation, onProgress }: AnalysisHost,
): Promise<{ readonly reply: ChatReply; readonly checked: CheckedAnalysis }> {
  const guard = guardWith((departure) => index.keepDeparture(departure));
  const { replyTokens, windowTokens } = prompt;
  const messages = [...prompt.messages, ...more];
  const promptTokens = prompt.promptTokens + estimateTokens(more.map(({ content }) => content).join('\n'));
  const request = { messages, replyTokens, windowTokens, promptTokens };
  const reply = await askModel(guard(model, prompt), request, {
    cancellation,
    onProgress: (progress) => onProgress(progress, prompt),
  });
  const shown = prompt.messages.map(({ content }) => content).join('\n');
  return { reply, checked: await index.checkAnalysis({ id, reply: withoutThoughts(reply.text), shown }) };
}

/** What was wrong with an answer, in words that a model can use. */
function correction(
  { reply, checked }: { readonly reply: ChatReply; readonly checked: CheckedAnalysis },
  { promptTokens, replyTokens, windowTokens }: PreparedPrompt,
): readonly ChatMessage[] {
  const { invented } = checked;
  const wrong =
    invented.length > 0
      ? `These do not exist in the project: ${invented.join(', ')}. Answer again in the same form and name only what is shown.`
      : 'Answer again in exactly the form that was asked for: Summary, Steps, Symbols, Risk.';
  const asked: ChatMessage = { role: 'user', content: wrong };
  const more = estimateTokens(reply.text) + estimateTokens(wrong);
  const fits = reply.text.trim() !== '' && promptTokens + more + replyTokens < windowTokens;
  return fits ? [{ role: 'assistant', content: reply.text }, asked] : [asked];
}

async function keepUsage(
  id: string,
  { fileTokens, withImportsTokens }: PreparedAnalysis,
  outcome: UsageOutcome,
  { index, meter, usageHost }: AnalysisHost,
  receipt: string | undefined,
): Promise<void> {
  const about = { target: id, action: 'analyze', fileTokens, withImportsTokens };
  await meter.keep(index, about, { host: usageHost, outcome, ...(receipt === undefined ? {} : { receipt }) });
}
