import * as vscode from 'vscode';
import { withErrorBoundary } from '../errorBoundary.ts';
import { PageDocuments } from '../pageDocuments.ts';
import type { Shell } from '../shell.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';
import type { TaskChanger } from '../tasks/taskChanger.ts';
import { importAnswer } from './importAnswer.ts';

/** Composes the import of chat answers, which makes both suggestions and tasks. */
export function registerAnswers(
  { log, folders }: Shell,
  { store, outlines }: SuggestionTools,
  changer: TaskChanger,
): vscode.Disposable {
  const pages = new PageDocuments('llmstruct-import');
  const tools = { log, folders, store, outlines, changer, pages };
  const id = 'llmstruct.importAnswer';
  return vscode.Disposable.from(
    pages,
    vscode.commands.registerCommand(
      id,
      withErrorBoundary(log, id, (given?: unknown) => importAnswer(given, tools)),
    ),
  );
}
