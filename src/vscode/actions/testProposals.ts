import * as vscode from 'vscode';
import { hunksOf } from '../../core/edits/hunks.ts';
import { LlmstructError } from '../../core/errors.ts';
import type { RepoPath } from '../../core/model/repoPath.ts';
import { createNewFile } from '../../node/createNewFile.ts';

const SCHEME = 'llmstruct-proposal';

/** A test file as a model would have it. Nothing of it is written before Accept. */
export interface TestProposal {
  readonly folder: vscode.Uri;
  readonly path: RepoPath;
  /** The text that the file must still have; absent for one that must not be there. */
  readonly base?: string;
  readonly newText: string;
  readonly title: string;
}

/** Proposed test files, each shown as a comparison with Accept and Reject in its title, until it is decided. */
export class TestProposals implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #open = new Map<string, TestProposal>();
  readonly #registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  #last = 0;

  get count(): number {
    return this.#open.size;
  }

  dispose(): void {
    this.#registered.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const proposal = this.#open.get(idOf(uri) ?? '');
    return (uri.query.endsWith('/new') ? proposal?.newText : proposal?.base) ?? '';
  }

  /** Shows a proposal beside the code; an older one for the same file gives way. Gives its id. */
  async show(proposal: TestProposal): Promise<string> {
    for (const [id, other] of this.#open) {
      if (other.path === proposal.path && other.folder.toString() === proposal.folder.toString()) this.#close(id);
    }
    this.#last += 1;
    const id = `t${this.#last}`;
    this.#open.set(id, proposal);
    const [left, right] = ['base', 'new'].map((side) =>
      vscode.Uri.from({ scheme: SCHEME, path: `/${proposal.path}`, query: `${id}/${side}` }),
    );
    const options = { preview: false, preserveFocus: true, viewColumn: vscode.ViewColumn.Beside };
    await vscode.commands.executeCommand('vscode.diff', left, right, proposal.title, options);
    return id;
  }

  /** The proposal that a title's button or a test means: by its document, its id, or the active comparison. */
  idOf(argument: unknown): string | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const active = input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
    const meant = typeof argument === 'string' ? argument : argument instanceof vscode.Uri ? idOf(argument) : undefined;
    const id = meant ?? (active === undefined ? [...this.#open.keys()].at(-1) : idOf(active));
    return id !== undefined && this.#open.has(id) ? id : undefined;
  }

  /**
   * Writes a proposal: a new file, never over one that is there, or an edit of the open document, one step of undo and not saved.
   * Throws `test-file-exists`, `suggestion-stale` and what writing throws; the proposal stays then.
   */
  async accept(id: string): Promise<void> {
    const proposal = this.#open.get(id);
    if (proposal === undefined) return;
    const { folder, path, base, newText } = proposal;
    const uri = vscode.Uri.joinPath(folder, path);
    if (base === undefined) await createNewFile(folder.fsPath, path, newText);
    else await edit(uri, base, newText, path);
    this.#close(id);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  }

  reject(id: string): void {
    this.#close(id);
  }

  #close(id: string): void {
    this.#open.delete(id);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const ours = tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && idOf(input.modified) === id);
    if (ours.length > 0) void vscode.window.tabGroups.close(ours, true);
  }
}

function idOf(uri: vscode.Uri): string | undefined {
  return uri.scheme === SCHEME ? uri.query.split('/')[0] : undefined;
}

async function edit(uri: vscode.Uri, base: string, newText: string, path: RepoPath): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== base) throw new LlmstructError('suggestion-stale', { target: path });
  const change = new vscode.WorkspaceEdit();
  for (const { start, end, text } of hunksOf(base, newText)) {
    change.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  // The editor compares the document's version itself: what was typed meanwhile is not touched.
  if (!(await vscode.workspace.applyEdit(change))) throw new LlmstructError('suggestion-stale', { target: path });
}
