import type { ContinueContextItem } from './continueApi.ts';

/** How to size and word what is handed over. */
export interface ItemOptions {
  /** Cap of all items together in tokens. */
  readonly budget: number;
  readonly countTokens: (text: string) => number;
  /** Words a text for the model and the list of items. */
  readonly t: (text: string, ...values: (string | number)[]) => string;
}

/** A sentence instead of context; it reaches the model, which then does not guess. */
export function note(text: string): ContinueContextItem {
  return { name: 'llmstruct', description: text, content: `(llmstruct: ${text})` };
}

/** As many lines as fit, and a last one that says how many do not. */
export function fitLines(
  lines: readonly string[],
  render: (text: string) => string,
  { budget, countTokens }: Pick<ItemOptions, 'budget' | 'countTokens'>,
): string {
  for (let kept = lines.length; kept > 0; kept = Math.floor(kept * 0.9)) {
    const rest = lines.length - kept;
    const shown = rest === 0 ? lines : [...lines.slice(0, kept), `… ${rest} more`];
    const text = render(shown.join('\n'));
    if (countTokens(text) <= budget || kept === 1) return text;
  }
  return render('');
}
