import * as vscode from 'vscode';
import { currentEdit } from './currentEdit.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { actionTitle, targetTitle } from './suggestionWording.ts';

/** Scheme of the documents that exist only to be compared. */
export const SUGGESTION_SCHEME = 'llmstruct-suggestion';

/**
 * `base` and `file`: the whole file as it is and as Accept would make it; `old` and `new`: the definition alone, for a stale
 * suggestion. The file itself is not shown: it would bring its tint, its lenses and the zone into the comparison.
 */
type Part = 'base' | 'file' | 'old' | 'new';

/** Compares in VS Code's own diff editor: the file with what it would become, or, when stale, the two definitions. */
export class SideBySide implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #tools: Pick<SuggestionTools, 'store' | 'folders' | 'outlines'>;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(tools: Pick<SuggestionTools, 'store' | 'folders' | 'outlines'>) {
    this.#tools = tools;
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SUGGESTION_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#refresh(document)),
      {
        dispose: tools.store.onDidChange(({ after }) => {
          if (tools.store.get(after.id) === undefined) closeTabs(after.id);
        }),
      },
    ];
  }

  async open(suggestion: Suggestion, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
    const pending = suggestion.state === 'pending';
    const left = virtualUri(suggestion, pending ? 'base' : 'old');
    const right = virtualUri(suggestion, pending ? 'file' : 'new');
    const title = `${targetTitle(suggestion)} · ${actionTitle(suggestion.action)}`;
    await vscode.commands.executeCommand('vscode.diff', left, right, title, options);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { id, part } = partOf(uri);
    const suggestion = this.#tools.store.get(id);
    if (suggestion === undefined) return '';
    if (part === 'old') return suggestion.bound.text;
    if (part === 'new') return suggestion.replacement;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(suggestion.uri));
    if (part === 'base') return document.getText();
    // When the target has changed under an open comparison nothing can be proposed: both sides are the file.
    const edit = await currentEdit(suggestion, document, this.#tools).catch(() => undefined);
    return edit?.newText ?? document.getText();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refresh(document: vscode.TextDocument): void {
    for (const shown of vscode.workspace.textDocuments) {
      if (shown.uri.scheme !== SUGGESTION_SCHEME) continue;
      if (this.#tools.store.get(partOf(shown.uri).id)?.uri === document.uri.toString()) this.#changed.fire(shown.uri);
    }
  }
}

/** The suggestion that a compared document belongs to. */
export function suggestionOf(uri: vscode.Uri): string | undefined {
  return uri.scheme === SUGGESTION_SCHEME ? partOf(uri).id : undefined;
}

/** Has the file's path, for the editor to know the language. */
function virtualUri({ id, uri }: Suggestion, part: Part): vscode.Uri {
  return vscode.Uri.parse(uri).with({ scheme: SUGGESTION_SCHEME, authority: '', query: `${id}/${part}` });
}

function partOf(uri: vscode.Uri): { readonly id: string; readonly part: string | undefined } {
  const [id = '', part] = uri.query.split('/');
  return { id, part };
}

function closeTabs(id: string): void {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && suggestionOf(input.modified) === id,
  );
  if (ours.length > 0) void vscode.window.tabGroups.close(ours, true);
}
