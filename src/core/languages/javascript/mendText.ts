import { anyScript } from '../../model/anyScript.ts';

/**
 * The text as the grammar can read it, equally long: an attribute `class` of an element has another name, since the grammar takes it for
 * the keyword after some others, and fields are read without `accessor`.
 */
export function mendText(text: string): string {
  return text
    .replace(/(?<=\s)class(?=\s*=\s*["'{])/g, 'clasz')
    .replace(
      anyScript(/(?<=^[ \t]*(?:@[\w.]+(?:\([^()\n]*\))?\s+)*(?:static\s+)?)accessor(?=\s+[\w$#]+\s*(?:[=;]|$))/gm),
      '        ',
    );
}
