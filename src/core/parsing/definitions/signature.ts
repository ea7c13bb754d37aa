import { hideSecrets } from '../../privacy/secrets/maskSecrets.ts';
import { CUT } from '../../text/cutCode.ts';

/** Blanks and line breaks folded to one space each, so that a signature is one line. */
export function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Longest declaration with a value, in UTF-16 code units. */
export const LONGEST_VALUE = 100;

/** The header of a definition as one line: what stands before the body, without what only opens the body. */
export function headerText(text: string): string {
  return foldHeader(stripComments(text));
}

/** A header as one line, comments kept. */
export function foldHeader(text: string): string {
  return foldBlanks(hideSecrets(text))
    .replace(/\(\s+/g, '(')
    .replace(/,?\s+\)/g, ')')
    .replace(/\s*(=>|\{|:|=|;)$/, '')
    .trim();
}

/** A field, constant or variable: the declaration with a value that is cut where it gets long. */
export function valueSignature(text: string): string {
  const folded = foldValue(text);
  if (folded.length <= LONGEST_VALUE) return folded;
  const cut = folded.lastIndexOf(' ', LONGEST_VALUE);
  return `${folded.slice(0, cut > LONGEST_VALUE / 2 ? cut : LONGEST_VALUE)}${CUT}`;
}

/** A declaration with its value as one line, however long. */
export function foldValue(text: string): string {
  return foldBlanks(hideSecrets(text)).replace(/[;,]$/, '');
}

/** Comments to the end of a line inside a header (parameter lists have them, `///<` too) are not part of a signature. */
function stripComments(text: string): string {
  return text.includes('\n') ? text.replace(/(^|\s)(?:#|\/\/[/!]?<?)\s.*$/gm, '$1') : text;
}
