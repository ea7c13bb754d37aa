import * as vscode from 'vscode';
import type { PreparedRequest } from '../../core/context/preparedPrompt.ts';
import { isBlocking } from '../../core/edits/gate/editProblems.ts';
import { Cancelled, isCancelled, LlmstructError } from '../../core/errors.ts';
import { asSentTo } from '../../core/privacy/forElsewhere.ts';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import { prepareOffer } from '../../llm/fitRequest.ts';
import { type ActionRecord, type ActionResult, keepAction, runPrepared } from '../../llm/runAction.ts';
import { watchMachine } from '../../node/machineUse.ts';
import { notify } from '../notify.ts';
import { outputLog } from '../ports/outputLog.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { ImproveWish, RequestProgress } from '../suggestions/improveFlow.ts';
import type { ImproveTarget } from '../suggestions/improveTarget.ts';
import { requestSource } from '../suggestions/prepareRequest.ts';
import { actionTitle, originLine, problemText, targetTitle } from '../suggestions/suggestionWording.ts';
import type { ActionTools } from './actionTools.ts';
import { answerPage } from './answerPage.ts';

/** How an action that writes no suggestion into the document ended. */
export type EditorActionOutcome =
  | { readonly status: 'explained'; readonly text: string }
  | { readonly status: 'proposed'; readonly id: string };

/**
 * Explains a definition or writes a test for it, by the same path as the command line. The document is not touched; the answer
 * opens beside it. Throws `LlmstructError` or `Cancelled`.
 */
export async function runEditorAction(
  target: ImproveTarget,
  wish: Pick<ImproveWish, 'action' | 'instruction' | 'byHand'>,
  tools: ActionTools,
  progress: RequestProgress,
  token: vscode.CancellationToken,
): Promise<EditorActionOutcome> {
  progress.preparing(target.folder);
  const { index, folder } = target.folder;
  const available = await tools.models(target.folder);
  const modelIds = available.map(({ id }) => id);
  const source = await requestSource(target, wish, tools.folders, modelIds);
  const prepared = await prepareOffer(source.prepare);
  const cancellation = tokenCancellation(token);
  let characters = 0;
  const meter = new RequestMeter(() => performance.now(), watchMachine());
  const keep = (sent: PreparedRequest, record: ActionRecord, kept?: (receipt: string) => Promise<void>): void =>
    tools.usage.keep(target.folder, async () => {
      const receipt = await keepAction(sent, wish.instruction, record, { index, meter }, 'editor');
      if (receipt !== undefined) await kept?.(receipt);
    });
  const result = await runPrepared(prepared, source, {
    ...{ index, meter, cancellation, modelIds, log: outputLog(tools.log) },
    ...{ circuit: tools.circuit, byHand: wish.byHand },
    models: () => tools.consent.allowedModels(available, prepared, cancellation),
    onProgress(step) {
      characters = step.kind === 'text' ? characters + step.text.length : 0;
      if (step.kind === 'text') progress.receiving(characters);
      else progress.waiting(step, prepared.promptTokens);
    },
  }).catch((error: unknown) => {
    keep(asSentTo(prepared, available), { status: isCancelled(error) ? 'cancelled' : 'failed' });
    throw error;
  });
  const { status, model, usage } = result;
  // What came after somebody cancelled, or asked anew, is not shown, and takes no older proposal's place.
  if (token.isCancellationRequested) {
    keep(result.prepared, { status: 'cancelled', model, usage });
    throw new Cancelled();
  }
  const local = available.find(({ id }) => id === model)?.local ?? false;
  const origin = originLine({
    model,
    local,
    sentTokens: result.prepared.promptTokens,
    fileTokens: prepared.fileTokens,
  });
  const title = `${targetTitle(target.definition)} · ${actionTitle(wish.action)}`;
  if (result.text !== undefined) {
    keep(result.prepared, { status, model, usage });
    await tools.answers.showBeside(title, answerPage(title, result.text, origin));
    return { status: 'explained', text: result.text };
  }
  const proposed = propose(result, prepared, folder.uri, title, tools);
  keep(result.prepared, { status, model, usage }, async (receipt) => {
    const id = await proposed.catch(() => undefined);
    if (id !== undefined) tools.proposals.haveReceipt(id, receipt);
  });
  return { status: 'proposed', id: await proposed };
}

async function propose(
  { change, problems, model }: ActionResult,
  { target }: PreparedRequest,
  folder: vscode.Uri,
  title: string,
  { proposals, log }: ActionTools,
): Promise<string> {
  if (change === undefined) {
    const reason = problems.filter(isBlocking).map(problemText).join('; ');
    throw new LlmstructError('reply-refused', { model, reason });
  }
  log.info(`a test of ${target} by ${model}, for ${change.path}`);
  const where = change.base === undefined ? vscode.l10n.t('{file}, a new file', { file: change.path }) : change.path;
  const id = await proposals.show({ folder, ...change, title: `${title} · ${where}` });
  if (!proposals.isKept(id)) {
    const text = vscode.l10n.t(
      'The proposed test {file} has a secret in it and is kept nowhere: decide before this window is reloaded.',
      {
        file: change.path,
      },
    );
    notify(log, 'warning', text);
  }
  return id;
}
