import { anyScript } from '../../model/anyScript.ts';
import { renameKeywords } from './renameKeywords.ts';

/**
 * The text as the grammar can read it, equally long: an attribute `class` of an element has another name, since the grammar takes it for
 * the keyword after some others, and so have keywords that are names; fields are read without `accessor`.
 */
export function mendText(text: string): string {
  return renameKeywords(text)
    .replace(/(?<=\s)class(?=\s*=\s*["'{])/g, 'clasz')
    .replace(
      anyScript(/(?<=^[ \t]*(?:@[\w.]+(?:\([^()\n]*\))?\s+)*(?:static\s+)?)accessor(?=\s+[\w$#]+\s*(?:[=;]|$))/gm),
      '        ',
    );
}
