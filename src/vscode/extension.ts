import * as vscode from 'vscode';
import { ModelSession } from '../llm/modelSession.ts';
import type { TrialResult } from '../llm/trialStore.ts';
import { TrialFile, trialFilePath } from '../node/trialFile.ts';
import { registerAnswers } from './answers/registerAnswers.ts';
import { createApi, type LlmstructApi } from './api.ts';
import { registerCommands } from './commands.ts';
import { registerContext } from './context/registerContext.ts';
import { registerContinueBridge } from './continueBridge/registerContinueBridge.ts';
import { registerDashboard } from './dashboard/registerDashboard.ts';
import { ApiKeys } from './keys/apiKeys.ts';
import { registerLocalServer } from './localServer/registerLocalServer.ts';
import { registerModels } from './models/registerModels.ts';
import { PageDocuments } from './pageDocuments.ts';
import { ChangeFeed } from './ports/changeFeed.ts';
import { editorFolderHost, TrustedFolders } from './ports/indexedFolders.ts';
import { folderModels } from './ports/models.ts';
import { openFolderIndex } from './ports/openFolderIndex.ts';
import { outputLog } from './ports/outputLog.ts';
import { registerAssistants } from './registerAssistants.ts';
import type { Shell } from './shell.ts';
import { registerSuggestions } from './suggestions/registerSuggestions.ts';
import { registerTaskAnalysis } from './tasks/registerTaskAnalysis.ts';
import { registerTasks } from './tasks/registerTasks.ts';
import { MlflowExports } from './usage/mlflowExports.ts';
import { UsageWatch } from './usage/usageWatch.ts';
import { DriftProblems } from './views/driftProblems.ts';
import { GitignoreOffer } from './views/gitignoreOffer.ts';
import { KeptFileNotice } from './views/keptFileNotice.ts';
import { SettingsProblems } from './views/settingsProblems.ts';
import { StatusBar } from './views/statusBar.ts';
import { SyntaxProblems } from './views/syntaxProblems.ts';

/** Composes the extension; what it registers goes with the context. */
export function activate(context: vscode.ExtensionContext): LlmstructApi {
  const log = vscode.window.createOutputChannel('llmstruct', { log: true });
  const openIndex = openFolderIndex(context, log);
  const folders = new TrustedFolders(editorFolderHost, openIndex, log);
  const keys = new ApiKeys(context.secrets);
  const trials = new TrialFile<TrialResult>(trialFilePath(process.env));
  const session = new ModelSession();
  const models = folderModels(outputLog(log), keys, trials, session);
  const usage = new UsageWatch(folders, log);
  const egressPages = new PageDocuments('llmstruct-egress');
  const feed = new ChangeFeed(folders);
  const { circuit } = session;
  const shell: Shell = { context, log, folders, feed, keys, trials, models, circuit, usage, egressPages };
  const status = new StatusBar(shell);
  const tasks = registerTasks(shell);
  const suggestions = registerSuggestions(shell);
  const dashboard = registerDashboard(shell, tasks);
  const server = registerLocalServer(shell, openIndex);
  context.subscriptions.push(
    log,
    keys,
    folders,
    shell.feed,
    usage,
    egressPages,
    new MlflowExports(folders, usage, log),
    status,
    tasks,
    new SyntaxProblems(shell),
    new DriftProblems(shell),
    new SettingsProblems(shell, tasks.readings),
    new GitignoreOffer(shell),
    new KeptFileNotice(shell),
    registerCommands(shell),
    registerAssistants(shell),
    suggestions,
    registerAnswers(shell, suggestions.tools, tasks.changer),
    registerTaskAnalysis(tasks.tools, suggestions),
    registerModels(shell),
    registerContext(shell),
    registerContinueBridge(shell, server),
    server,
  );
  const settled = async () => {
    await shell.feed.flush();
    await folders.settled();
    await tasks.readings.settled();
    await usage.settled();
  };
  return {
    ...createApi(shell),
    settled,
    status: () => status.summary,
    usage: () => usage.totals,
    tasks: tasks.view,
    dashboard,
    suggestions: suggestions.view,
  };
}
