import * as vscode from 'vscode';
import type { SettingsProblem } from '../../core/settings/settingsProblem.ts';
import type { Shell } from '../shell.ts';
import type { TaskReadings } from '../tasks/taskReadings.ts';
import { problemText } from '../tasks/taskWording.ts';

/** Problems in `llmstruct.toml`: few, and always shown, since nothing else says why a setting has no effect. */
export class SettingsProblems implements vscode.Disposable {
  readonly #shell: Shell;
  readonly #readings: TaskReadings;
  readonly #collection = vscode.languages.createDiagnosticCollection('llmstruct.toml');
  readonly #subscriptions: vscode.Disposable[];

  constructor(shell: Shell, readings: TaskReadings) {
    this.#shell = shell;
    this.#readings = readings;
    this.#subscriptions = [
      this.#collection,
      shell.folders.onDidUpdate(() => this.#show()),
      readings.onDidChange(() => this.#show()),
    ];
    this.#show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #show(): void {
    this.#collection.clear();
    for (const folder of this.#shell.folders.all) {
      const fromTasks = this.#readings.all.find((tasks) => tasks.folder === folder)?.reading.problems ?? [];
      const byFile = Map.groupBy([...(folder.report?.settingsProblems ?? []), ...fromTasks], ({ file }) => file);
      for (const [file, problems] of byFile) {
        this.#collection.set(vscode.Uri.joinPath(folder.folder.uri, file), distinct(problems).map(toDiagnostic));
      }
    }
  }
}

/** The index and the tasks read the same file and may say the same. */
function distinct(problems: readonly SettingsProblem[]): readonly SettingsProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.line}:${problem.message}`, problem])).values()];
}

function toDiagnostic({ line, column, message, severity }: SettingsProblem): vscode.Diagnostic {
  const start = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  const range = new vscode.Range(start, start.translate(0, 1));
  const diagnostic = new vscode.Diagnostic(range, problemText(message));
  if (severity === 'warning') diagnostic.severity = vscode.DiagnosticSeverity.Warning;
  diagnostic.source = 'llmstruct';
  return diagnostic;
}
