import * as vscode from 'vscode';
import type { ReportedProblem } from '../../core/context/contextRequests.ts';

/** The errors and warnings that extensions report of a document, for `fix`. */
export function reportedProblems(document: vscode.TextDocument): ReportedProblem[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
    .map(({ range, message, source }) => ({
      line: range.start.line + 1,
      message: source === undefined ? message : `${message} (${source})`,
    }));
}
