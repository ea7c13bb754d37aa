import { findSecrets } from './findSecrets.ts';

/** Stands for a secret that no reply may bring back. */
const HIDDEN_SECRET = '__SECRET__';

/** A secret and what stands for it in a prompt. */
export interface MaskedSecret {
  readonly placeholder: string;
  readonly original: string;
}

export interface MaskedText {
  readonly text: string;
  readonly secrets: readonly MaskedSecret[];
}

/** A text with every secret replaced by a placeholder of its own; the same text gives the same placeholders. */
export function maskSecrets(text: string): MaskedText {
  const secrets: MaskedSecret[] = [];
  const mark = unusedMark(text);
  const masked = replaceSecrets(text, (original) => {
    const placeholder = `__${mark}_${secrets.length + 1}__`;
    secrets.push({ placeholder, original });
    return placeholder;
  });
  return { text: masked, secrets };
}

/** A text of which nobody needs the secrets back. */
export function hideSecrets(text: string): string {
  return replaceSecrets(text, () => HIDDEN_SECRET);
}

/**
 * The reply with the originals in place of their placeholders; undefined where one is missing, doubled or altered. `source` is what
 * was masked: marks that stand in it itself are no placeholders.
 */
export function restoreSecrets(reply: string, { secrets }: MaskedText, source: string): string | undefined {
  let restored = reply;
  for (const { placeholder, original } of secrets) {
    const [before, after, ...others] = restored.split(placeholder);
    if (before === undefined || after === undefined || others.length > 0) return undefined;
    restored = before + original + after;
  }
  const left = (text: string) => text.match(/__SECRET/gi)?.length ?? 0;
  return left(restored) > left(source) ? undefined : restored;
}

/** How many secrets are masked in a text. */
export function countMasked(text: string): number {
  return text.match(/__SECRET(?:X*_\d+)?__/g)?.length ?? 0;
}

function replaceSecrets(text: string, replacement: (original: string) => string): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of findSecrets(text)) {
    masked += text.slice(at, start) + replacement(text.slice(start, end));
    at = end;
  }
  return at === 0 ? text : masked + text.slice(at);
}

/** `SECRET`, or with as many X behind it as the text does not have. */
function unusedMark(text: string): string {
  let mark = 'SECRET';
  while (text.includes(`__${mark}_`)) mark += 'X';
  return mark;
}
