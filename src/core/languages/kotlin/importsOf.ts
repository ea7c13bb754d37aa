import { anyScript } from '../../model/anyScript.ts';
import type { ImportFact } from '../../model/importFacts.ts';

/** What one `import` says: `a.b.C`, `a.b.C as D`, `a.b.*`. */
export function importsOf(text: string): readonly ImportFact[] {
  const match = anyScript(/^import\s+([\w.`\p{L}]+?)\s*(?:\.\s*(\*)|\s+as\s+([\w`\p{L}]+))?\s*;?\s*$/u).exec(
    text.replace(/\/\*.*?\*\/|\/\/.*$/gs, ' ').trim(),
  );
  const from = match?.[1]?.replaceAll('`', '');
  if (match === null || from === undefined) return [];
  if (match[2] !== undefined) return [{ from, name: '*', as: '' }];
  return [{ from, name: '', as: (match[3] ?? from.slice(from.lastIndexOf('.') + 1)).replaceAll('`', '') }];
}
