import { totalmem } from 'node:os';
import * as vscode from 'vscode';
import { isCancelled } from '../../core/errors.ts';
import { fittingModels, recommendedModel } from '../../llm/localModels.ts';
import { chooseOllamaHost, type OllamaHost } from '../../llm/ollamaHost.ts';
import { findModel, type ListedModel, listModels, serverVersion } from '../../llm/ollamaServer.ts';
import { type PullProgress, pullModel } from '../../llm/pullModel.ts';
import { errorMessage } from '../errorMessage.ts';
import { notify } from '../notify.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import { editorSettings } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { formatGigabytes } from '../views/numbers.ts';

interface ModelPick extends vscode.QuickPickItem {
  readonly model: string;
  readonly isThere: boolean;
}

/** "Set Up Local Model": finds the Ollama server, downloads a model that fits the machine, and puts it into the order. */
export async function setUpLocalModel({ log }: Shell): Promise<void> {
  const host = chooseOllamaHost(editorSettings(undefined).ollamaHost, process.env['OLLAMA_HOST']);
  const installed = await installedModels(host, log);
  if (installed === undefined) return;
  const pick = await vscode.window.showQuickPick(modelPicks(host, installed), {
    title: vscode.l10n.t('Which model shall run on this machine?'),
    placeHolder: vscode.l10n.t('Small ones answer sooner, large ones better.'),
  });
  if (pick === undefined) return;
  if (!pick.isThere && !(await pull(host, pick.model))) return;
  await putFirst(`ollama/${pick.model}`);
  log.info(`local model: ollama/${pick.model} at ${host.shown}`);
  notify(log, 'info', vscode.l10n.t('{model} is ready.', { model: pick.model }), [
    { title: vscode.l10n.t('Try This Model'), run: () => vscode.commands.executeCommand('llmstruct.tryModel') },
  ]);
}

/** What the server has; undefined when none answers, which is said with what to do. */
async function installedModels(
  host: OllamaHost,
  log: vscode.LogOutputChannel,
): Promise<readonly ListedModel[] | undefined> {
  try {
    log.info(`Ollama ${await serverVersion(host)} at ${host.shown}`);
    return await listModels(host);
  } catch (error) {
    log.warn(String(error));
    const { message, hint } = errorMessage(error);
    notify(log, 'warning', `${message} ${hint}`, [
      {
        title: vscode.l10n.t('Get Ollama'),
        run: () => vscode.env.openExternal(vscode.Uri.parse('https://ollama.com/download')),
      },
      { title: vscode.l10n.t('Look Again'), run: () => vscode.commands.executeCommand('llmstruct.setUpLocalModel') },
      {
        title: vscode.l10n.t('Set Its Address'),
        run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'llmstruct.ollama.host'),
      },
    ]);
    return undefined;
  }
}

/** The recommended model first, then what is there, then what could be downloaded and fits. */
function modelPicks(host: OllamaHost, installed: readonly ListedModel[]): ModelPick[] {
  const memory = host.loopback ? totalmem() : undefined;
  const recommended = recommendedModel(memory).model;
  const there = installed.filter(({ remoteHost }) => remoteHost === undefined);
  const picks = [
    ...there.map(
      ({ name, size }): ModelPick => ({ label: name, model: name, isThere: true, ...described(size, true) }),
    ),
    ...fittingModels(memory)
      .filter(({ model }) => findModel(there, model) === undefined)
      .map(({ model, bytes }): ModelPick => ({ label: model, model, isThere: false, ...described(bytes, false) })),
  ];
  const detail = vscode.l10n.t('recommended for this machine');
  return picks
    .map((pick) => (pick.model === recommended ? { ...pick, detail } : pick))
    .toSorted((a, b) => Number(b.model === recommended) - Number(a.model === recommended));
}

function described(bytes: number | undefined, isThere: boolean): { readonly description: string } {
  const size = bytes === undefined ? '' : vscode.l10n.t('{size} GB', { size: formatGigabytes(bytes) });
  const state = isThere ? vscode.l10n.t('is there') : vscode.l10n.t('to be downloaded');
  return { description: [size, state].filter((part) => part !== '').join(' · ') };
}

/** False when the person cancelled; what was loaded so far is kept by the server. */
async function pull(host: OllamaHost, model: string): Promise<boolean> {
  const title = vscode.l10n.t('llmstruct: downloading {model}', { model });
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    let shown = 0;
    const report = ({ status, done, total }: PullProgress): void => {
      if (done === undefined || !total) {
        progress.report({ message: status });
        return;
      }
      const percent = (100 * done) / total;
      const [at, of] = [done, total].map((bytes) => Math.round(bytes / 1e6));
      progress.report({
        message: vscode.l10n.t('{at} of {of} MB', { at: at!, of: of! }),
        increment: Math.max(0, percent - shown),
      });
      shown = Math.max(shown, percent);
    };
    try {
      await pullModel(host, model, report, tokenCancellation(token));
      return true;
    } catch (error) {
      if (isCancelled(error)) return false;
      throw error;
    }
  });
}

/** The model leads the user's own order; one that a folder's `llmstruct.toml` or settings name still goes before it there. */
async function putFirst(model: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('llmstruct');
  const order = settings.inspect<readonly string[]>('model.order')?.globalValue ?? [];
  if (order[0] === model) return;
  const others = order.filter((entry) => entry !== model);
  await settings.update('model.order', [model, ...others], vscode.ConfigurationTarget.Global);
}
