import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';

/** Documentation before a definition: one block comment, or line comments that adjoin. */
export interface DocComment {
  readonly start: number;
  readonly end: number;
}

/** The comments of a file that document by their form, by their end. */
export function readDocComments(captures: Captures, language: Language, source: SourceText): DocComment[] {
  const { docComment } = language;
  if (docComment === undefined) return [];
  const prefixes = typeof docComment === 'string' ? [docComment] : docComment;
  const found: { start: number; end: number; line: boolean }[] = [];
  const nodes = captures.of('comment').map((match) => match['comment']![0]!);
  for (const node of nodes.sort((a, b) => a.startIndex - b.startIndex)) {
    const start = node.startIndex;
    const prefix = prefixes.find((each) => source.text.startsWith(each, start));
    // `///< …` and `/**< …` speak of what stands before them.
    if (
      prefix === undefined ||
      source.text.startsWith('#!', start) ||
      /^\/[/*][/*!]</.test(source.text.slice(start, start + 4))
    )
      continue;
    // Only what nobody writes but for documentation may stand behind code.
    if (prefix !== '/**' && !startsItsLine(source.text, start)) continue;
    // Some grammars count the line's end to a line comment.
    const end = start + source.textOf(node).trimEnd().length;
    const line = !prefix.startsWith('/*');
    const before = found.at(-1);
    if (line && before?.line === true && /^[ \t]*\r?\n[ \t]*$/.test(source.text.slice(before.end, start))) {
      before.end = end;
    } else found.push({ start, end, line });
  }
  return found;
}

function startsItsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (text[at] === ' ' || text[at] === '\t') at--;
  return at < 0 || text[at] === '\n';
}
