import * as vscode from 'vscode';
import { withErrorBoundary } from '../errorBoundary.ts';
import { PageDocuments } from '../pageDocuments.ts';
import type { RegisteredSuggestions } from '../suggestions/registerSuggestions.ts';
import { analyzeTaskInEditor } from './analyzeTask.ts';
import { chosenTask } from './chosenTask.ts';
import type { TaskTools } from './taskTools.ts';

/** Composes *Analyze Task*, which asks models as suggestions do and shows what came with the tasks. */
export function registerTaskAnalysis(
  tools: TaskTools,
  { tools: asking, requests }: RegisteredSuggestions,
): vscode.Disposable {
  const { log, readings } = tools;
  const pages = new PageDocuments('llmstruct-analysis');
  const { models, consent } = asking;
  const id = 'llmstruct.task.analyze';
  const analyze = async (argument?: unknown) => {
    const chosen = await chosenTask(argument, tools);
    return chosen && analyzeTaskInEditor(chosen, { log, readings, requests, pages, consent, models });
  };
  return vscode.Disposable.from(pages, vscode.commands.registerCommand(id, withErrorBoundary(log, id, analyze)));
}
