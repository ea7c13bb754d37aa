import * as vscode from 'vscode';
import { currentEdit, editableText } from './currentEdit.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { suggestionTitle, targetTitle } from './suggestionWording.ts';

/** Scheme of the documents that exist only to be compared. */
const SUGGESTION_SCHEME = 'llmstruct-suggestion';

/**
 * `base` and `file`: the whole file as it is and as Accept would make it; for a stale suggestion the definition alone, `old` as
 * the model was shown it, `yours` as it reads now, `new` as suggested. The file itself is not shown: it would bring its tint, its lenses and the zone into the comparison.
 */
type Part = 'base' | 'file' | 'old' | 'yours' | 'new';

/**
 * Compares in VS Code's own diff editor: the file with what it would become, or, when stale, three ways: what you changed since, what
 * the suggestion changes, and yours against the suggestion.
 */
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
      vscode.workspace.onDidChangeTextDocument(({ document }) =>
        this.#refresh(({ uri }) => uri === document.uri.toString()),
      ),
      {
        dispose: tools.store.onDidChange(({ after }) => {
          if (tools.store.get(after.id) === undefined) closeTabs(after, tools.store.all);
          else this.#refresh(({ id }) => id === after.id);
        }),
      },
    ];
  }

  async open(suggestion: Suggestion, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
    const title = titleOf(suggestion);
    const side = (part: Part) => virtualUri(suggestion, part);
    if (suggestion.state === 'pending') {
      await vscode.commands.executeCommand('vscode.diff', side('base'), side('file'), title, options);
      return;
    }
    const label = (text: string) => side('old').with({ path: `/${text}`, query: '' });
    await vscode.commands.executeCommand('vscode.changes', title, [
      [label(vscode.l10n.t('What you changed')), side('old'), side('yours')],
      [label(vscode.l10n.t('What the suggestion changes')), side('old'), side('new')],
      [label(vscode.l10n.t('Yours against the suggestion')), side('yours'), side('new')],
    ]);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { id, part } = partOf(uri);
    const suggestion = this.#tools.store.get(id);
    if (suggestion === undefined) return '';
    if (part === 'old') return suggestion.bound.text;
    if (part === 'new') return suggestion.replacement;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(suggestion.uri));
    if (part === 'base') return document.getText();
    if (part === 'yours') return this.#yours(suggestion, document);
    // When the target has changed under an open comparison nothing can be proposed: both sides are the file.
    const edit = await editableText(document, this.#tools)
      .then((base) => currentEdit(suggestion, suggestion, base))
      .catch(() => undefined);
    return edit?.newText ?? document.getText();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The target's text by now: the definition of its name, else what stands in its place. */
  async #yours({ target, anchor }: Suggestion, document: vscode.TextDocument): Promise<string> {
    const outline = await this.#tools.outlines.of(document);
    const suffix = target.slice(target.indexOf('#'));
    const { start, end } = outline.find(({ id }) => id.slice(id.indexOf('#')) === suffix) ?? anchor;
    return document.getText().slice(start, end);
  }

  #refresh(concerned: (suggestion: Suggestion) => boolean): void {
    for (const shown of vscode.workspace.textDocuments) {
      if (shown.uri.scheme !== SUGGESTION_SCHEME) continue;
      const suggestion = this.#tools.store.get(partOf(shown.uri).id);
      if (suggestion !== undefined && concerned(suggestion)) this.#changed.fire(shown.uri);
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

function titleOf(suggestion: Suggestion): string {
  return `${targetTitle(suggestion)} · ${suggestionTitle(suggestion)}`;
}

/** A comparison three ways is known by its title alone: what is in its tab VS Code does not tell. It stays where another one has the same. */
function closeTabs(suggestion: Suggestion, others: readonly Suggestion[]): void {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const title = titleOf(suggestion);
  const isAlone = others.every((other) => titleOf(other) !== title);
  const ours = tabs.filter(({ input, label }) =>
    input instanceof vscode.TabInputTextDiff
      ? suggestionOf(input.modified) === suggestion.id
      : isAlone && !(input instanceof vscode.TabInputText) && label.startsWith(title),
  );
  if (ours.length > 0) void vscode.window.tabGroups.close(ours, true);
}
