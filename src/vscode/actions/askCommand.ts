import * as vscode from 'vscode';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import { isCancelled, isLlmstructError } from '../../core/errors.ts';
import type { FoundTarget, FoundTargets } from '../../core/search/foundTargets.ts';
import { readWish } from '../../core/search/readWish.ts';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import { askQuestion } from '../../llm/askQuestion.ts';
import { watchMachine } from '../../node/machineUse.ts';
import { folderAtHand } from '../commands/folderAtHand.ts';
import { hasFolders } from '../commands/requireFolders.ts';
import { reportError } from '../errorBoundary.ts';
import { outputLog } from '../ports/outputLog.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { IndexedFolder } from '../services.ts';
import { editorSettings } from '../settings.ts';
import { openFiles } from '../suggestions/prepareRequest.ts';
import { withRequestProgress } from '../suggestions/requestProgress.ts';
import { actionTitle, modelName } from '../suggestions/suggestionWording.ts';
import { formatCount } from '../views/numbers.ts';
import { type ActionOutcome, actionCommand } from './actionCommand.ts';
import type { ActionTools } from './actionTools.ts';
import { answerPage } from './answerPage.ts';
import { targetOf } from './fileTargets.ts';
import { improveQueue, type QueueOutcome } from './improveQueue.ts';

export type AskOutcome =
  | ActionOutcome
  | { readonly status: 'queued'; readonly queue: QueueOutcome }
  | { readonly status: 'answered'; readonly text: string }
  /** Nothing was typed, or none of the folders or candidates was chosen. */
  | { readonly status: 'dismissed' };

/**
 * *Ask llmstruct…*: a request in words. Finds the code it is about, says what and why, lets the person choose where that is not
 * clear, and goes the way of any action; a question gets an answer in words. `given`: the request, else it is asked for. Never throws.
 */
export async function askCommand(given: unknown, tools: ActionTools): Promise<AskOutcome> {
  try {
    const text = typeof given === 'string' ? given : await typed();
    if (text === undefined || text.trim() === '') return { status: 'dismissed' };
    if (!hasFolders(tools)) return { status: 'no-editor' };
    const folder = await folderAtHand(tools.folders, vscode.l10n.t('About which folder?'));
    if (folder === undefined) return { status: 'dismissed' };
    return await ask(text.trim(), folder, tools);
  } catch (error) {
    reportError(tools.log, 'llmstruct.ask', error);
    if (isCancelled(error)) return { status: 'cancelled' };
    return { status: 'failed', code: isLlmstructError(error) ? error.code : 'internal' };
  }
}

function typed(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Ask llmstruct'),
    prompt: vscode.l10n.t('What is to be done, or what do you want to know? It finds the code itself.'),
    placeHolder: vscode.l10n.t('make Cart.total simpler'),
    ignoreFocusOut: true,
  });
}

async function ask(text: string, folder: IndexedFolder, tools: ActionTools): Promise<AskOutcome> {
  const { kind, action } = readWish(text);
  const near = nearCursor(folder, tools);
  const open = openFiles(folder, tools.folders);
  const found = await folder.index.targets({ text, open, ...(near === undefined ? {} : { near }) });
  const isNamed = found.kind === 'chosen' && found.targets.some(({ why }) => why !== 'words' && why !== 'only-one');
  if (kind === 'question' && !isNamed) return answerQuestion(text, folder, tools);
  const chosen = await choose(found, actionTitle(action));
  if (chosen.length === 0) return { status: 'dismissed' };
  const targets = await Promise.all(chosen.map((each) => targetOf(folder, each, tools)));
  const wish = { action, instruction: text };
  for (const { id, why } of chosen) tools.log.info(`ask: ${action} of ${id}, ${why}`);
  const [only] = targets;
  if (targets.length > 1 || only === undefined)
    return { status: 'queued', queue: await improveQueue(targets, wish, tools) };
  const shown = vscode.l10n.t('llmstruct: {action} of {name} ({reason})', {
    action: actionTitle(action),
    name: only.definition.name,
    reason: reasonText(chosen[0]!.why),
  });
  vscode.window.setStatusBarMessage(shown, 8000);
  return actionCommand({ uri: only.document.uri.toString(), target: only.definition.id }, wish, tools);
}

/** Those that are meant; the person chooses where the words leave it open. */
async function choose({ kind, targets }: FoundTargets, title: string): Promise<readonly FoundTarget[]> {
  if (kind === 'chosen') return targets;
  if (targets.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No code has words of the request. Name a function or class, or put the cursor into it.'),
    );
    return [];
  }
  const items = targets.map((target) => ({
    label: target.name,
    description: `${target.path}:${target.line}`,
    detail: reasonText(target.why),
    target,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: `llmstruct · ${title}`,
    placeHolder: vscode.l10n.t('Which code is meant?'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return (picked ?? []).map(({ target }) => target);
}

function reasonText(why: FoundTarget['why']): string {
  const reasons: Readonly<Record<FoundTarget['why'], string>> = {
    named: vscode.l10n.t('it is named'),
    'line-named': vscode.l10n.t('its line is named'),
    'at-cursor': vscode.l10n.t('the cursor is in it'),
    'in-file': vscode.l10n.t('the file is named'),
    words: vscode.l10n.t('it has words of the request'),
    'only-one': vscode.l10n.t('there is nothing else'),
    large: vscode.l10n.t('one of the longest'),
  };
  return reasons[why];
}

async function answerQuestion(text: string, folder: IndexedFolder, tools: ActionTools): Promise<AskOutcome> {
  const title = vscode.l10n.t('llmstruct: a question');
  const answer = await withRequestProgress(title, (progress, outer) =>
    tools.requests.run(`question ${folder.folder.uri.toString()}`, outer, async (token) => {
      progress.preparing(folder);
      const { index } = folder;
      const budget = editorSettings(folder.folder).contextBudget ?? (await index.settings()).budget;
      const open = openFiles(folder, tools.folders);
      const prepared = await index.prepareQuestion({
        question: text,
        budget,
        fill: 'bodies',
        windowTokens: WINDOW_TOKENS,
        open,
      });
      const cancellation = tokenCancellation(token);
      const models = await tools.consent.allowedModels(
        await tools.models(folder),
        { ...prepared, target: text },
        cancellation,
      );
      let characters = 0;
      const asked = await askQuestion(prepared, {
        ...{ models, cancellation, log: outputLog(tools.log), circuit: tools.circuit, host: 'editor' },
        index: keepingUsage(folder, tools),
        meter: new RequestMeter(() => performance.now(), watchMachine()),
        onProgress(step) {
          characters = step.kind === 'text' ? characters + step.text.length : 0;
          if (step.kind === 'text') progress.receiving(characters);
          else progress.waiting(step, prepared.promptTokens);
        },
      });
      return { ...asked, sent: prepared.promptTokens };
    }),
  );
  const origin = vscode.l10n.t('Sent {sent} tokens · {model}', {
    sent: formatCount(answer.sent),
    model: modelName(answer.reply.model),
  });
  const question = text.split('\n')[0]!;
  await tools.answers.showBeside(question, answerPage(question, answer.text, origin));
  return { status: 'answered', text: answer.text };
}

/** The index, of which nobody waits for the keeping of usage, and the sums that are shown hear of it. */
function keepingUsage(folder: IndexedFolder, { usage }: ActionTools): WorkspaceIndex {
  const { index } = folder;
  return {
    ...index,
    keepUsage(record) {
      usage.keep(folder, () => index.keepUsage(record));
      return Promise.resolve();
    },
  };
}

function nearCursor(folder: IndexedFolder, { folders }: ActionTools) {
  const editor = vscode.window.activeTextEditor;
  const found = editor === undefined ? undefined : folders.find(editor.document.uri);
  if (editor === undefined || found?.folder !== folder) return undefined;
  return { path: found.path, line: editor.selection.active.line + 1 };
}
