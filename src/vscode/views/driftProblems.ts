import * as vscode from 'vscode';
import type { DriftFinding } from '../../core/documentation/driftFinding.ts';
import { DRIFT_WORDING, driftDetails } from '../../core/documentation/driftWording.ts';
import { isCancelled } from '../../core/errors.ts';
import type { IndexedFolder } from '../services.ts';
import { editorSettings } from '../settings.ts';
import type { Shell } from '../shell.ts';

/**
 * Where the documentation of open files contradicts the code, in Problems: as information, since the code may well run. Looked at when a file is
 * opened and after each update of the index; an unsaved text keeps what its saved one had.
 */
export class DriftProblems implements vscode.Disposable {
  readonly #shell: Shell;
  readonly #collection = vscode.languages.createDiagnosticCollection('llmstruct.documentation');
  readonly #subscriptions: vscode.Disposable[];
  /** Checks run one after another; each looks at what is open when its turn comes. */
  #queue: Promise<void> = Promise.resolve();

  constructor(shell: Shell) {
    this.#shell = shell;
    const { workspace } = vscode;
    this.#subscriptions = [
      this.#collection,
      shell.folders.onDidUpdate((folder) => this.#check(folder)),
      workspace.onDidOpenTextDocument(({ uri }) => {
        const place = shell.folders.find(uri);
        if (place?.folder.report !== undefined) this.#check(place.folder, uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
      workspace.onDidChangeWorkspaceFolders(() => this.#dropOthers()),
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('llmstruct.documentationDrift')) return;
        this.#collection.clear();
        for (const folder of shell.folders.all) this.#check(folder);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Of files whose folder is no longer in the workspace. */
  #dropOthers(): void {
    this.#collection.forEach((uri) => {
      if (vscode.workspace.getWorkspaceFolder(uri) === undefined) this.#collection.delete(uri);
    });
  }

  #check(folder: IndexedFolder, only?: vscode.Uri): void {
    this.#queue = this.#queue
      .then(() => this.#show(folder, only))
      .catch((error: unknown) => {
        if (!isCancelled(error)) this.#shell.log.debug(`documentation was not checked: ${String(error)}`);
      });
  }

  async #show(folder: IndexedFolder, only: vscode.Uri | undefined): Promise<void> {
    const documents = vscode.workspace.textDocuments.filter(
      ({ uri, isDirty }) =>
        !isDirty &&
        (only === undefined || uri.toString() === only.toString()) &&
        this.#shell.folders.find(uri)?.folder === folder &&
        editorSettings(uri).documentationDrift,
    );
    if (documents.length === 0) return;
    const pathOf = (document: vscode.TextDocument) => this.#shell.folders.find(document.uri)?.path ?? '';
    const { findings } = await folder.index.checkDocumentation({ paths: documents.map(pathOf) });
    for (const document of documents) {
      // What was closed meanwhile has been taken off the list, and stays off.
      if (document.isClosed) continue;
      const own = findings.filter(({ path }) => path === pathOf(document));
      this.#collection.set(document.uri, document.isDirty ? [] : own.map((finding) => toDiagnostic(finding, document)));
    }
  }
}

function toDiagnostic(finding: DriftFinding, document: vscode.TextDocument): vscode.Diagnostic {
  const line = document.lineAt(Math.min(finding.line, document.lineCount) - 1);
  const range = new vscode.Range(
    line.lineNumber,
    line.firstNonWhitespaceCharacterIndex,
    line.lineNumber,
    line.text.trimEnd().length,
  );
  const message = vscode.l10n.t(DRIFT_WORDING[finding.rule], driftDetails(finding));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = 'llmstruct';
  diagnostic.code = finding.rule;
  return diagnostic;
}
