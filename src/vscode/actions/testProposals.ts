import * as vscode from 'vscode';
import { hunksOf } from '../../core/edits/text/hunks.ts';
import { LlmstructError } from '../../core/errors.ts';
import type { RepoPath } from '../../core/model/repoPath.ts';
import { findSecrets } from '../../core/privacy/secrets/findSecrets.ts';
import type { UsageVerdict } from '../../core/usage/usageRecord.ts';
import { createNewFile } from '../../node/createNewFile.ts';
import { editDocument } from '../editDocument.ts';

const SCHEME = 'llmstruct-proposal';

/** A test file as a model would have it. Nothing of it is written before Accept. */
export interface TestProposal {
  readonly folder: vscode.Uri;
  readonly path: RepoPath;
  /** The text that the file must still have; absent for one that must not be there. */
  readonly base?: string;
  readonly newText: string;
  readonly title: string;
  /** The receipt of its request; absent where it is not known yet. */
  readonly receipt?: string;
}

/** What a person said to a proposal. */
export type ProposalVerdict = Pick<UsageVerdict, 'outcome' | 'edit'>;

/** A proposal as it is kept over a reload of the window. */
type Kept = Omit<TestProposal, 'folder'> & { readonly id: string; readonly folder: string };

const KEY = 'llmstruct.testProposals';

/**
 * Proposed test files, each shown as a comparison with Accept and Reject in its title, until it is decided. They survive a reload of the
 * window, but for those with secrets: these are kept nowhere.
 */
export class TestProposals implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #open = new Map<string, TestProposal>();
  readonly #writing = new Set<string>();
  readonly #registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly #memory: vscode.Memento;
  readonly #decided: (proposal: TestProposal, verdict: ProposalVerdict) => void;
  #last = 0;

  constructor(memory: vscode.Memento, decided: (proposal: TestProposal, verdict: ProposalVerdict) => void) {
    this.#memory = memory;
    this.#decided = decided;
    for (const { id, folder, ...proposal } of memory.get<readonly Kept[]>(KEY, [])) {
      this.#open.set(id, { ...proposal, folder: vscode.Uri.parse(folder) });
      this.#last = Math.max(this.#last, Number(id.slice(1)));
    }
  }

  get count(): number {
    return this.#open.size;
  }

  dispose(): void {
    this.#registered.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const proposal = this.#open.get(idOf(uri) ?? '');
    if (!uri.query.endsWith('/new')) return proposal?.base ?? '';
    return (
      proposal?.newText ??
      vscode.l10n.t('This proposed test is not there any more: it was decided, or not kept over a reload.')
    );
  }

  /** Shows a proposal beside the code; an older one for the same file gives way. Gives its id. */
  async show(proposal: TestProposal): Promise<string> {
    for (const [id, other] of this.#open) {
      if (other.path === proposal.path && other.folder.toString() === proposal.folder.toString()) this.reject(id);
    }
    this.#last += 1;
    const id = `t${this.#last}`;
    this.#open.set(id, proposal);
    this.#keep();
    await this.#compare(id, proposal);
    return id;
  }

  /** Shows again what the last session left, where the editor did not bring its tab back. */
  async showKept(): Promise<void> {
    for (const [id, proposal] of this.#open) if (tabsOf(id).length === 0) await this.#compare(id, proposal);
  }

  async #compare(id: string, proposal: TestProposal): Promise<void> {
    const [left, right] = ['base', 'new'].map((side) =>
      vscode.Uri.from({ scheme: SCHEME, path: `/${proposal.path}`, query: `${id}/${side}` }),
    );
    const options = { preview: false, preserveFocus: true, viewColumn: vscode.ViewColumn.Beside };
    await vscode.commands.executeCommand('vscode.diff', left, right, proposal.title, options);
  }

  /** False for one that a reload of the window would lose: it has a secret in it. */
  isKept(id: string): boolean {
    const proposal = this.#open.get(id);
    return proposal !== undefined && !hasSecret(proposal);
  }

  /** Nobody waits for the receipt: it comes when the proposal is shown already. */
  haveReceipt(id: string, receipt: string): void {
    const proposal = this.#open.get(id);
    if (proposal === undefined) return;
    this.#open.set(id, { ...proposal, receipt });
    this.#keep();
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
   * Throws `test-file-exists`, `suggestion-stale` and what writing throws; the proposal stays then. A second Accept while the first one
   * writes, as by a double click, does nothing.
   */
  async accept(id: string): Promise<void> {
    const proposal = this.#open.get(id);
    if (proposal === undefined || this.#writing.has(id)) return;
    const { folder, path, base, newText } = proposal;
    const uri = vscode.Uri.joinPath(folder, path);
    this.#writing.add(id);
    try {
      if (base === undefined) await createNewFile(folder.fsPath, path, newText);
      else await edit(uri, base, newText, path);
    } finally {
      this.#writing.delete(id);
    }
    this.#decided(proposal, { outcome: 'accepted', edit: { path, before: base ?? '', after: newText } });
    this.#close(id);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  }

  reject(id: string): void {
    // Too late: it is being written.
    if (this.#writing.has(id)) return;
    const proposal = this.#open.get(id);
    if (proposal !== undefined) this.#decided(proposal, { outcome: 'rejected' });
    this.#close(id);
  }

  #close(id: string): void {
    this.#open.delete(id);
    this.#keep();
    const ours = tabsOf(id);
    if (ours.length > 0) void vscode.window.tabGroups.close(ours, true);
  }

  #keep(): void {
    const kept = [...this.#open]
      .filter(([, proposal]) => !hasSecret(proposal))
      .map(([id, { folder, ...proposal }]): Kept => ({ id, ...proposal, folder: folder.toString() }));
    void this.#memory.update(KEY, kept.length === 0 ? undefined : kept);
  }
}

function hasSecret({ newText, base = '' }: TestProposal): boolean {
  return findSecrets(newText).length > 0 || findSecrets(base).length > 0;
}

function tabsOf(id: string): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && idOf(input.modified) === id);
}

function idOf(uri: vscode.Uri): string | undefined {
  return uri.scheme === SCHEME ? uri.query.split('/')[0] : undefined;
}

async function edit(uri: vscode.Uri, base: string, newText: string, path: RepoPath): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== base) throw new LlmstructError('suggestion-stale', { target: path });
  const written = await editDocument(document, hunksOf(base, newText));
  if (!written) throw new LlmstructError('suggestion-stale', { target: path });
}
