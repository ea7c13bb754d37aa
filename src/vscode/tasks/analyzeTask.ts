import * as vscode from 'vscode';
import type { TaskAnalysis } from '../../core/tasks/analysis/taskAnalysis.ts';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import { analyzeTask } from '../../llm/analyzeTask.ts';
import { watchMachine } from '../../node/machineUse.ts';
import { answerLanguage } from '../actions/answerLanguage.ts';
import type { PageDocuments } from '../pageDocuments.ts';
import { outputLog } from '../ports/outputLog.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import { editorSettings } from '../settings.ts';
import { withRequestProgress } from '../suggestions/requestProgress.ts';
import type { RunningRequests } from '../suggestions/runningRequests.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';
import { analysisPage } from './analysisPage.ts';
import type { ChosenTask } from './chosenTask.ts';
import type { TaskReadings } from './taskReadings.ts';

/** What an analysis in the editor works with. */
export interface AnalysisTools extends Pick<SuggestionTools, 'models' | 'consent' | 'log'> {
  readonly requests: RunningRequests;
  readonly readings: TaskReadings;
  readonly pages: PageDocuments;
}

/**
 * *Analyze Task*: asks the models in their order what a task takes, with the consent that any request needs, keeps what holds with the task and
 * shows it. Throws `LlmstructError` or `Cancelled`.
 */
export async function analyzeTaskInEditor({ folder, row }: ChosenTask, tools: AnalysisTools): Promise<TaskAnalysis> {
  const { task } = row;
  const { index } = folder;
  const title = `llmstruct · ${vscode.l10n.t('Analyze Task')} · ${task.id}`;
  const key = `task ${folder.folder.uri.toString()} ${task.id}`;
  const analysis = await withRequestProgress(title, (progress, outer) =>
    tools.requests.run(key, outer, async (token) => {
      progress.preparing(folder);
      const available = await tools.models(folder);
      const cancellation = tokenCancellation(token);
      const budget = editorSettings(folder.folder).contextBudget;
      let characters = 0;
      return analyzeTask(task.id, {
        ...{ index, cancellation, log: outputLog(tools.log), usageHost: 'editor', now: Date.now },
        ...(budget === undefined ? {} : { budget }),
        ...answerLanguage(),
        modelIds: available.map(({ id }) => id),
        models: (prepared) =>
          tools.consent.allowedModels(available, { ...prepared, target: `${task.id}: ${task.title}` }, cancellation),
        onProgress(step, prepared) {
          characters = step.kind === 'text' ? characters + step.text.length : 0;
          if (step.kind === 'text') progress.receiving(characters);
          else progress.waiting(step, prepared.promptTokens);
        },
        meter: new RequestMeter(() => performance.now(), watchMachine()),
      });
    }),
  );
  await tools.readings.refresh(folder);
  await tools.pages.show(`${task.id} ${vscode.l10n.t('analysis')}`, analysisPage(task, analysis));
  return analysis;
}
