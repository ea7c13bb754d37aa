import type * as vscode from 'vscode';
import type { OutlineCache } from './outlineCache.ts';
import { afterParse, inText, type Suggestion } from './suggestion.ts';

/**
 * A new suggestion in its document as it reads by now: its answer took its time. It belongs where its target is, and is stale when that
 * was edited. `base` is the text that it was made for.
 */
export async function inDocument(
  suggestion: Suggestion,
  base: string,
  document: vscode.TextDocument,
  outlines: Pick<OutlineCache, 'of'>,
): Promise<Suggestion> {
  for (;;) {
    const text = document.getText();
    if (text === base) return suggestion;
    const { version } = document;
    const outline = await outlines.of(document);
    // Typed while it was parsed: the outline's offsets are those of another text.
    if (document.version === version) return afterParse(inText(suggestion, text), text, outline).suggestion;
  }
}
