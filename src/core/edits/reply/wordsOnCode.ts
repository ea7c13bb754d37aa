/** A label that says that the code under it is not the one to take: `Before:`, `// BAD`, `### Old version`, `Было:`. */
const LABEL =
  /^(?:the |your |my )?(?:before|old|was|previous(?:ly)?|bad|wrong|incorrect|anti-?pattern|avoid|don['’]?t|do not|never|до|было|раньше|стар(?:ый|ая|ое)|плох(?:о|ой)|неправильн(?:о|ый)|неверн(?:о|ый)|не надо|так не надо)(?: (?:the )?(?:fix|refactoring|change|code|version|way|example|one|do this|this|it|код|вариант|версия|пример|исправления))*$/iu;

/** A sentence that warns of the code behind it. */
const WARNING =
  /(?:\b(?:never|do not|don['’]?t|shouldn['’]?t|should not)\s+(?:ever )?(?:write|do|use|call|code|write|implement|try)\b|\bavoid (?:this|it|code|writing|doing|something)\b|\b(?:bad|wrong) (?:way|example|code|version|one|idea|practice)\b|\bis (?:bad|wrong)\b|\binstead of(?: (?:this|that|it|the (?:old|current) (?:code|version)|writing(?: this)?))?$|(?<![\p{L}])(?:никогда не|не (?:надо|нужно|стоит|следует|пишите|делайте|используйте))(?![\p{L}])|(?<![\p{L}])(?:неправильн|неверн)\p{L}+(?![\p{L}])|вместо (?:этого|того|такого кода|старого кода)?$)/iu;

/** Behind these words of the same sentence the right code comes after all. */
const TURN = /\b(?:use|write|do|prefer|but|rather)\b[^.]*\binstead\b|,\s*(?:but|use|write|do)\b|(?:,\s*(?:а|но)\s)/iu;

const USAGE =
  /\b(?:usage|example of use|you (?:can )?(?:call|use) it|call it|use it|used? like|run it|try it|for example|e\.g\.)(?![\p{L}])|(?<![\p{L}])(?:пример использования|использовани|вызыва|вызвать|вызов|например|запуст)/iu;

/** Whether the words right above some code say that it is how not to do it, or how it was. */
export function rejectsCode(words: string): boolean {
  const sentence = lastSentence(words);
  if (/[❌⛔🚫👎]/u.test(words)) return true;
  return LABEL.test(sentence) || (WARNING.test(sentence) && !TURN.test(sentence));
}

/** Whether the words right above some code say that it is how the code is used. */
export function introducesUsage(words: string): boolean {
  return USAGE.test(lastSentence(words));
}

/** The comment that code begins with, without its mark; `` where it begins with none. */
export function firstComment(code: string): string {
  return (
    /^\s*(?:#|\/\/|--|\/\*+)[ \t]*(.*?)[ \t]*(?:\*\/)?[ \t]*$/m.exec(code.trimStart().split('\n')[0] ?? '')?.[1] ?? ''
  );
}

/** Without the marks of Markdown and of the end. */
function lastSentence(words: string): string {
  const plain = words
    .replace(/[*_`#>]/g, '')
    .trim()
    .replace(/[\s:.…!]+$/u, '');
  return (plain.split(/[.!?]\s+/).at(-1) ?? '').replace(/\s*\([^)]*\)$/, '').trim();
}
