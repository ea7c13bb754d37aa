import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ChatModel } from '../../core/ports.ts';
import { TRIAL_CASES } from '../../llm/trialCases.ts';
import { isCutShort, type TrialResult } from '../../llm/trialStore.ts';
import { tryModel } from '../../llm/tryModel.ts';
import { openIndexThread } from '../../node/indexThread.ts';
import { withTemporaryFolder } from '../../node/temporaryFolder.ts';
import { hasFolders } from '../commands/requireFolders.ts';
import { notify } from '../notify.ts';
import { outputLog } from '../ports/outputLog.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { Shell } from '../shell.ts';

/** "Try This Model": twelve small functions through the gate; the result is shown, kept, and decides how the model is asked. */
export async function tryModelCommand(shell: Shell): Promise<TrialResult | undefined> {
  if (!hasFolders(shell)) return undefined;
  const { log, trials } = shell;
  const model = await chosenModel(shell);
  if (model === undefined) return undefined;
  const result = await runTrial(model, shell);
  await trials.put(result);
  log.info(`trial of ${result.model}: ${JSON.stringify(result)}`);
  notify(log, 'info', describeTrial(result));
  return result;
}

/** One of the models of the first folder's order; the only one is not asked about. */
async function chosenModel({ folders, models }: Shell): Promise<ChatModel | undefined> {
  const [folder] = folders.all;
  const known = folder === undefined ? [] : await models(folder);
  if (known.length <= 1) return known[0];
  const picks = known.map((model) => ({ label: model.id, description: model.endpoint, model }));
  const title = vscode.l10n.t('Which model shall be tried? It gets twelve small functions, none of your code.');
  return (await vscode.window.showQuickPick(picks, { title }))?.model;
}

function runTrial(model: ChatModel, { context, log }: Shell): Promise<TrialResult> {
  const title = vscode.l10n.t('llmstruct: trying {model}', { model: model.id });
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const work = (progress: vscode.Progress<{ message: string }>, token: vscode.CancellationToken) =>
    withTemporaryFolder(TRIAL_CASES, async (root) => {
      const workerPath = join(context.extensionPath, 'dist', 'indexWorker.cjs');
      const index = openIndexThread({ root, workerPath, git: false, writesAllowed: false, log: outputLog(log) });
      try {
        return await tryModel({
          model,
          index,
          onProgress: (form, asked, most) => {
            const what = form === 'whole' ? vscode.l10n.t('whole definitions') : vscode.l10n.t('sentences');
            const place = vscode.l10n.t('{asked} of {most}', { asked: asked + 1, most });
            progress.report({ message: `${what}: ${place}` });
          },
          cancellation: tokenCancellation(token),
          clock: () => performance.now(),
        });
      } finally {
        await index.close();
      }
    });
  return Promise.resolve(vscode.window.withProgress(options, work));
}

/** The result in one sentence, and what follows from it. */
function describeTrial(result: TrialResult): string {
  const { model, form, cases, whole, sentence } = result;
  const { asked, first, second } = whole;
  const tried = vscode.l10n.t(
    '{model}: {first} of {asked} whole definitions passed at the first try, {second} by the second.',
    {
      ...{ model, first, asked, second },
    },
  );
  const sentences =
    sentence.asked === 0
      ? ''
      : ` ${vscode.l10n.t('{usable} of {asked} sentences could be used.', { usable: sentence.usable, asked: sentence.asked })}`;
  const short = isCutShort(result)
    ? ` ${vscode.l10n.t('Not all {0} functions were tried: a trial ends after about a minute.', cases)}`
    : '';
  const choice =
    form === 'sentence'
      ? vscode.l10n.t('It is asked for sentences from now on where that is enough.')
      : vscode.l10n.t('It is asked for whole definitions.');
  return `${tried}${sentences}${short} ${choice}`;
}
