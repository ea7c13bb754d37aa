import { anyScript } from '../../model/anyScript.ts';

/** C#'s types in the notation of indexing/types/typeText.ts: without marks for null and references, tuples without names. */
export function readType(text: string): string {
  return text
    .replace(anyScript(/\w+::/g), '')
    .replace(/^\s*(?:(?:ref|readonly|scoped|params|in|out|this)\s+)+/, '')
    .replace(/\?/g, '')
    .replace(/\[,+\]/g, '[]')
    .replace(anyScript(/([\w>\])])\s+[\w@]+(?=\s*[,)])/g), '$1');
}
