import * as vscode from 'vscode';
import { hunkLines } from '../../core/edits/text/hunkLines.ts';
import { wordDiff } from '../../core/edits/text/wordDiff.ts';
import { hunksIn } from './hunkChoice.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';

type Mark = 'removed' | 'words' | 'added' | 'pending' | 'stale';

const { ThemeColor, OverviewRulerLane } = vscode;

/**
 * Marks in every editor what Accept would change: lines and words that would go, lines that others would come before, and
 * beside the target a sign in the gutter; all in the theme's colours, and in the overview ruler.
 */
export class SuggestionMarks implements vscode.Disposable {
  readonly #store: SuggestionStore;
  readonly #looks: Readonly<Record<Mark, vscode.TextEditorDecorationType>>;
  readonly #subscriptions: vscode.Disposable[];

  constructor(store: SuggestionStore, extension: vscode.Uri) {
    this.#store = store;
    this.#looks = looks((name) => vscode.Uri.joinPath(extension, 'media/gutter', name));
    this.#subscriptions = [
      { dispose: store.onDidChange(({ before, after }) => this.#refresh([before?.uri, after.uri])) },
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#paint(editor);
      }),
      ...Object.values(this.#looks),
    ];
    for (const editor of vscode.window.visibleTextEditors) this.#paint(editor);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refresh(uris: readonly (string | undefined)[]): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (uris.includes(editor.document.uri.toString())) this.#paint(editor);
    }
  }

  #paint(editor: vscode.TextEditor): void {
    const suggestions = this.#store.in(editor.document.uri.toString());
    const marks = suggestions.map((suggestion) => marksOf(suggestion, editor.document.lineCount - 1));
    for (const mark of Object.keys(this.#looks) as Mark[]) {
      editor.setDecorations(
        this.#looks[mark],
        marks.flatMap((each) => each[mark]),
      );
    }
  }
}

function looks(icon: (name: string) => vscode.Uri): Record<Mark, vscode.TextEditorDecorationType> {
  const create = vscode.window.createTextEditorDecorationType;
  const gutter = (name: string): vscode.DecorationRenderOptions => ({
    light: { gutterIconPath: icon(`${name}-light.svg`) },
    dark: { gutterIconPath: icon(`${name}-dark.svg`) },
    gutterIconSize: 'contain',
  });
  return {
    removed: create({
      isWholeLine: true,
      backgroundColor: new ThemeColor('diffEditor.removedLineBackground'),
      overviewRulerColor: new ThemeColor('editorOverviewRuler.deletedForeground'),
      overviewRulerLane: OverviewRulerLane.Full,
    }),
    words: create({ backgroundColor: new ThemeColor('diffEditor.removedTextBackground') }),
    added: create({
      isWholeLine: true,
      borderColor: new ThemeColor('editorGutter.addedBackground'),
      borderStyle: 'solid',
      borderWidth: '1px 0 0 0',
      overviewRulerColor: new ThemeColor('editorOverviewRuler.addedForeground'),
      overviewRulerLane: OverviewRulerLane.Right,
    }),
    pending: create(gutter('pending')),
    stale: create({
      ...gutter('stale'),
      overviewRulerColor: new ThemeColor('editorOverviewRuler.warningForeground'),
      overviewRulerLane: OverviewRulerLane.Center,
    }),
  };
}

function marksOf(suggestion: Suggestion, lastLine: number): Record<Mark, vscode.Range[]> {
  const { bound, firstLine, state } = suggestion;
  const at = (line: number, from = 0, to = 0) => new vscode.Range(line, from, line, to);
  const marks: Record<Mark, vscode.Range[]> = { removed: [], words: [], added: [], pending: [], stale: [] };
  if (state !== 'pending') return { ...marks, stale: [at(firstLine)] };
  marks.pending.push(at(firstLine));
  for (const hunk of hunksIn(suggestion)) {
    const { line, removed, added } = hunkLines(bound.text, hunk);
    // The target's first line may begin within a line of the file.
    const column = (index: number) => (line + index === 0 ? bound.before.length : 0);
    marks.removed.push(...removed.map((_, index) => at(firstLine + line + index)));
    if (removed.length === 0) marks.added.push(at(Math.min(firstLine + line, lastLine)));
    else if (added.length > 0) {
      for (const { row, from, to } of rowsOf(removed, wordDiff(removed.join('\n'), added.join('\n')).removed)) {
        marks.words.push(at(firstLine + line + row, column(row) + from, column(row) + to));
      }
    }
  }
  return marks;
}

/** Stretches of lines joined by line feeds, as stretches of single lines. */
function rowsOf(lines: readonly string[], ranges: readonly { readonly start: number; readonly end: number }[]) {
  const rows: { row: number; from: number; to: number }[] = [];
  let start = 0;
  for (const [row, text] of lines.entries()) {
    for (const range of ranges) {
      const from = Math.max(range.start, start) - start;
      const to = Math.min(range.end - start, text.length);
      if (from < to) rows.push({ row, from, to });
    }
    start += text.length + 1;
  }
  return rows;
}
