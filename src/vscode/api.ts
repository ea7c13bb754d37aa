import * as vscode from 'vscode';
import { LlmstructError } from '../core/errors.ts';
import type { UsageTotals } from '../core/usage/usageTotals.ts';
import { prepareAny } from '../mcp/definitionText.ts';
import { contextFor } from '../mcp/tools/getContext.ts';
import type { DashboardPanel } from './dashboard/dashboardPanel.ts';
import type * as api from './publicApi.ts';
import type { IndexedFolders, Services } from './services.ts';
import type { ImproveOutcome } from './suggestions/improveCommand.ts';
import type { SuggestionNode } from './suggestions/suggestionsView.ts';
import type { TaskNode } from './tasks/taskNodes.ts';
import { editorWorkspace, sentenceOf, wholeWorkspace } from './tools/editorWorkspace.ts';
import type { IndexSummary } from './views/indexSummary.ts';

/** What `activate` gives: the API for other extensions, and what our own tests look at. */
export interface LlmstructApi extends api.LlmstructApi {
  /** Resolves when every change noticed so far is in the index and in what is shown. */
  settled(): Promise<void>;
  /** What the status bar shows. */
  status(): IndexSummary;
  /** What requests to models cost so far. */
  usage(): UsageTotals;
  /** The tree of tasks as it is shown. */
  readonly tasks: vscode.TreeDataProvider<TaskNode>;
  readonly dashboard: DashboardPanel;
  /** The tree of suggestions as it is shown. */
  readonly suggestions: vscode.TreeDataProvider<SuggestionNode>;
}

/** The API that other extensions get; what they do wrong is an error with a sentence, never a crash of ours. */
export function createApi({ folders, context }: Pick<Services, 'folders' | 'context'>): api.LlmstructApi {
  const changed = new vscode.EventEmitter<api.IndexChange>();
  const follow = folders.onDidUpdate(({ folder, report }) => {
    if (report === undefined) return;
    const { modules, symbols, errors } = report;
    changed.fire({ folder, modules, symbols, errors });
  });
  context.subscriptions.push(changed, follow);
  return {
    apiVersion: 1,
    getContext: (request) => worded(() => getContext(request, folders)),
    improve: (request) => worded(() => improve(request, folders)),
    analyzeTask: (request) => worded(() => analyzeTask(request, folders)),
    onDidChangeIndex: changed.event,
  };
}

async function getContext(request: api.ContextRequest, folders: IndexedFolders): Promise<api.ContextResult> {
  const workspace = editorWorkspace(folders);
  const question = 'question' in request ? request.question : '';
  const target = 'target' in request ? request.target : 'uri' in request ? placeOf(request, folders) : '';
  const { text, data } = await contextFor({ target, question, budget: request.budget }, workspace);
  return { text, tokens: Number(data['tokens']), dropped: Number(data['dropped'] ?? 0) };
}

async function improve(request: api.ImproveRequest, folders: IndexedFolders): Promise<api.ImproveResult> {
  const place = placeOf(request, folders);
  const workspace = wholeWorkspace(folders);
  const { answer } = await workspace.in(place, ({ index }, inside) => prepareAny(index, inside, 'better'));
  const given = { uri: request.uri.toString(), target: answer.target };
  const outcome = await vscode.commands.executeCommand<ImproveOutcome>('llmstruct.improve', given);
  switch (outcome.status) {
    case 'suggested':
    case 'failed':
      return outcome;
    case 'unchanged':
    case 'cancelled':
      return { status: outcome.status };
    default:
      return { status: 'failed', code: outcome.status };
  }
}

async function analyzeTask(
  { id, folder }: api.TaskRequest,
  { all }: IndexedFolders,
): Promise<api.TaskAnalysis | undefined> {
  const meant = folder === undefined ? all : all.filter((each) => each.folder.uri.toString() === folder.uri.toString());
  for (const each of meant) {
    if (!(await each.index.tasks()).tasks.some((task) => task.id === id)) continue;
    const address = { folder: each.folder.uri.toString(), id };
    return vscode.commands.executeCommand<api.TaskAnalysis | undefined>('llmstruct.task.analyze', address);
  }
  throw new LlmstructError('task-unknown', { id });
}

/** `path:line`, under the folder's name where there are several. */
function placeOf({ uri, position }: api.ImproveRequest, folders: IndexedFolders): string {
  const workspace = editorWorkspace(folders);
  const found = folders.find(uri);
  const folder = workspace.folders.find(({ root }) => root === found?.folder.folder.uri.fsPath);
  if (found === undefined || folder === undefined)
    throw new LlmstructError('file-outside-workspace', { path: uri.fsPath });
  return `${workspace.shown(folder, found.path)}:${position.line + 1}`;
}

async function worded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Error(sentenceOf(error), { cause: error });
  }
}
