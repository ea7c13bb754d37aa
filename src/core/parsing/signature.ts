import { hideSecrets } from '../privacy/maskSecrets.ts';

/** Blanks and line breaks folded to one space each, so that a signature is one line. */
export function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The header of a definition as one line: what stands before the body, without what only opens the body. */
export function headerText(text: string): string {
  return foldBlanks(hideSecrets(stripComments(text)))
    .replace(/\(\s+/g, '(')
    .replace(/,?\s+\)/g, ')')
    .replace(/\s*(=>|\{|:|=|;)$/, '')
    .trim();
}

/** A field, constant or variable: the declaration with a value that is cut where it gets long. */
export function valueSignature(text: string, limit = 100): string {
  const folded = foldBlanks(hideSecrets(text)).replace(/[;,]$/, '');
  if (folded.length <= limit) return folded;
  const cut = folded.lastIndexOf(' ', limit);
  return `${folded.slice(0, cut > limit / 2 ? cut : limit)} …`;
}

/** Whole-line comments inside a header (parameter lists have them) are not part of a signature. */
function stripComments(text: string): string {
  return text.includes('\n') ? text.replace(/(^|\s)(#|\/\/)\s.*$/gm, '$1') : text;
}
