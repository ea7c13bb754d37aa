import * as vscode from 'vscode';
import type { FolderIndex } from '../ports/folderIndex.ts';
import { editorSettings } from '../settings.ts';
import type { Shell } from '../shell.ts';

type Problem = { readonly line: number; readonly column: number; readonly reason: string };

const SOURCE = 'llmstruct';

/**
 * Syntax errors in Problems: of open documents only unless a setting says all, and never on a line for which somebody
 * else (a language server knows more than a grammar) has an error or warning.
 */
export class SyntaxProblems implements vscode.Disposable {
  readonly #shell: Shell;
  readonly #collection = vscode.languages.createDiagnosticCollection('llmstruct');
  /** Problems of the last report by document. */
  readonly #found = new Map<string, { readonly uri: vscode.Uri; readonly problems: readonly Problem[] }>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(shell: Shell) {
    this.#shell = shell;
    const { workspace, languages } = vscode;
    this.#subscriptions = [
      this.#collection,
      shell.folders.onDidUpdate((folder) => this.#take(folder)),
      shell.folders.onDidChangeState(() => this.#forgetClosed()),
      workspace.onDidOpenTextDocument((document) => this.#show(document.uri)),
      workspace.onDidCloseTextDocument((document) => this.#show(document.uri)),
      languages.onDidChangeDiagnostics(({ uris }) => uris.forEach((uri) => void this.#show(uri))),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('llmstruct.problems')) this.#showAll();
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #take(folder: FolderIndex): void {
    const before = this.#keysIn(folder);
    const now = new Map(
      (folder.report?.problems ?? []).map(({ file, problems }) => {
        const uri = vscode.Uri.joinPath(folder.folder.uri, file);
        return [uri.toString(), { uri, problems }] as const;
      }),
    );
    for (const key of before) if (!now.has(key)) this.#forget(key);
    for (const [key, entry] of now) {
      this.#found.set(key, entry);
      this.#show(entry.uri);
    }
  }

  #keysIn(folder: FolderIndex): string[] {
    return [...this.#found]
      .filter(([, { uri }]) => this.#shell.folders.find(uri)?.folder === folder)
      .map(([key]) => key);
  }

  #forgetClosed(): void {
    for (const [key, { uri }] of [...this.#found]) if (!this.#shell.folders.find(uri)) this.#forget(key);
  }

  #forget(key: string): void {
    const entry = this.#found.get(key);
    this.#found.delete(key);
    if (entry) this.#collection.delete(entry.uri);
  }

  #showAll(): void {
    for (const { uri } of this.#found.values()) this.#show(uri);
  }

  #show(uri: vscode.Uri): void {
    const entry = this.#found.get(uri.toString());
    if (entry === undefined) return;
    const wanted = isWanted(uri) ? entry.problems.map(toDiagnostic) : [];
    const taken = linesOfOthers(uri);
    const shown = wanted.filter((diagnostic) => !taken.has(diagnostic.range.start.line));
    // Setting what is set already would call us again, without end.
    if (!sameDiagnostics(shown, this.#collection.get(uri) ?? [])) this.#collection.set(uri, shown);
  }
}

function isWanted(uri: vscode.Uri): boolean {
  const setting = editorSettings(uri).problems;
  if (setting === 'all') return true;
  const key = uri.toString();
  return setting === 'open' && vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
}

function toDiagnostic({ line, column, reason }: Problem): vscode.Diagnostic {
  const start = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  const diagnostic = new vscode.Diagnostic(new vscode.Range(start, start), reason, vscode.DiagnosticSeverity.Error);
  diagnostic.source = SOURCE;
  diagnostic.code = 'syntax';
  return diagnostic;
}

function linesOfOthers(uri: vscode.Uri): Set<number> {
  const others = vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source !== SOURCE && severity <= vscode.DiagnosticSeverity.Warning);
  return new Set(others.map(({ range }) => range.start.line));
}

function sameDiagnostics(a: readonly vscode.Diagnostic[], b: readonly vscode.Diagnostic[]): boolean {
  return (
    a.length === b.length && a.every((one, at) => one.message === b[at]?.message && one.range.isEqual(b[at].range))
  );
}
