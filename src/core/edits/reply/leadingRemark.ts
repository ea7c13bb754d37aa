import type { LexicalRules } from '../../text/lexicalRules.ts';

const IMPROVED =
  '(?:improved|updated|optimi[sz]ed|refactored|simplified|fixed|corrected|revised|rewritten|modified|enhanced|cleaned[- ]up|better|final|documented|annotated)';
const CHATTER: readonly RegExp[] = [
  /^(?:sure\b|certainly\b|here(?:['’]s| is| are)\b)/i,
  new RegExp(`^(?:the |an? |your |my )?${IMPROVED}(?: and ${IMPROVED})?[ :]*$`, 'i'),
  new RegExp(
    `^(?:the |an? |your |my )?${IMPROVED}\\b.{0,40}\\b(?:version|code|implementation|function|method|class|definition|solution)\\b`,
    'i',
  ),
  /^(?:вот\s|(?:улучшенн|обновл[её]нн|исправленн|оптимизированн|упрощ[её]нн|переработанн)[а-яё]*(?:\s|:|$))/iu,
];

/**
 * A reply's code without comment lines at its beginning that speak to the reader of the reply: the file's name, "improved version", `#!`.
 * Where comments are documentation they would take its place. Lines that the original has stay.
 */
export function withoutRemarks(code: string, original: string, path: string, rules: LexicalRules): string {
  const own = new Set(original.split('\n').map((line) => line.trim()));
  const lines = code.replace(/^\s*\n/, '').split('\n');
  const first = lines.findIndex((line) => {
    const text = line.trim();
    return text !== '' && (own.has(text) || !isRemark(text, path, rules));
  });
  return first <= 0 || lines.slice(0, first).every((line) => line.trim() === '') ? code : lines.slice(first).join('\n');
}

function isRemark(line: string, path: string, rules: LexicalRules): boolean {
  if (line.startsWith('#!/')) return true;
  const mark = rules.lineComments.find((each) => line.startsWith(each));
  const blockComment = rules.blockComments ? /^\/\*+\s*(.*?)\s*\*\/$/.exec(line)?.[1] : undefined;
  const words = blockComment ?? (mark === undefined ? undefined : line.slice(mark.length).replace(/^[/!#]*\s*/, ''));
  if (words === undefined) return false;
  return (
    isFileName(words.replace(/^(?:file(?:name)?|path):\s*/i, '').trim(), path) ||
    CHATTER.some((each) => each.test(words))
  );
}

/** One word with the ending of the file that the definition is in. */
function isFileName(words: string, path: string): boolean {
  const ending = /\.\w+$/.exec(path)?.[0];
  return (
    ending !== undefined && /^[`'"]?[\w@./\\+-]+[`'"]?$/.test(words) && words.replace(/[`'"]/g, '').endsWith(ending)
  );
}

/** Whether a comment may be another wording of documentation: of the words of the shorter one, a fifth is in both. */
export function isAlike(comment: string, documentation: string): boolean {
  const old = wordsOf(documentation);
  const now = wordsOf(comment);
  const shared = [...old].filter((word) => now.has(word)).length;
  return shared * 5 >= Math.min(old.size, now.size);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? []);
}
