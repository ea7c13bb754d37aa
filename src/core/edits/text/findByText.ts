import type { TextRange } from '../../text/textRange.ts';

export type FoundText =
  | ({ readonly status: 'found' } & TextRange)
  | { readonly status: 'missing' }
  | { readonly status: 'ambiguous' };

/**
 * Finds a definition again by its exact text: at the expected offset, else wherever it stands alone on its lines exactly
 * once. Text that differs in one sign is another definition; two equal ones away from the offset are ambiguous.
 */
export function findByText(text: string, targetText: string, hintOffset: number): FoundText {
  if (targetText === '') return { status: 'missing' };
  const places: number[] = [];
  for (let at = text.indexOf(targetText); at >= 0; at = text.indexOf(targetText, at + 1)) {
    if (standsAlone(text, at, at + targetText.length)) places.push(at);
  }
  const place = places.includes(hintOffset) ? hintOffset : places[0];
  if (place === undefined) return { status: 'missing' };
  if (places.length > 1 && place !== hintOffset) return { status: 'ambiguous' };
  return { status: 'found', start: place, end: place + targetText.length };
}

/** Only blanks or a sign that parts statements before it on its line, and after it. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = /^[^\n]*/.exec(text.slice(end, end + 400))![0];
  return /(^|[{([,;=:\uFEFF])\s*$/.test(before) && /^\s*($|[;,)}\]]|#|\/[/*])/.test(after);
}
