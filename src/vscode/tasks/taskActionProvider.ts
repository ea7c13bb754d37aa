import * as vscode from 'vscode';
import type { TaskTools } from './taskTools.ts';

/**
 * Offers a task for a problem, and for a TODO comment, in the menu that a person asks for; the light bulb that VS Code shows by
 * itself stays as it is.
 */
export class TaskActionProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };
  readonly #tools: TaskTools;

  constructor(tools: TaskTools) {
    this.#tools = tools;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const found = this.#tools.folders.find(document.uri);
    if (found === undefined || context.triggerKind === vscode.CodeActionTriggerKind.Automatic) return [];
    const uri = document.uri.toString();
    const fromProblems = context.diagnostics.map((diagnostic) => {
      const title = vscode.l10n.t('Create a task: {0}', diagnostic.message.split('\n', 1)[0] ?? '');
      const place = { uri, line: diagnostic.range.start.line, message: diagnostic.message };
      const action = actionFor(title, 'llmstruct.task.addHere', place);
      action.diagnostics = [diagnostic];
      return action;
    });
    const line = range.start.line;
    const candidates = this.#tools.readings.all.find(({ folder }) => folder === found.folder)?.inCode.candidates ?? [];
    const todo = candidates.find((place) => place.path === found.path && place.line === line + 1);
    if (todo === undefined) return fromProblems;
    return [
      ...fromProblems,
      actionFor(vscode.l10n.t('Make a task of this comment'), 'llmstruct.task.adopt', { uri, line }),
    ];
  }
}

function actionFor(title: string, command: string, place: object): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [place] };
  return action;
}
