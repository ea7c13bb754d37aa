import { anyScript } from '../../model/anyScript.ts';

/** `import('m').A.B` where type arguments, an index, `[]` or `&` follow. */
const IMPORTED = anyScript(/\bimport\(\s*(?:'[^'\n]*'|"[^"\n]*")\s*\)(?:\s*\.\s*[\w$]+)+(?=\s*[<[&])/g);
/** Such a type behind `keyof` or first in parentheses, where the grammar does not know it at all. */
const UNKNOWN = anyScript(
  /(?<=\bkeyof\s+|\(\s*)import\(\s*(?:'[^'\n]*'|"[^"\n]*")\s*\)(?:\s*\.\s*[\w$]+)+(?=\s*[|&)\];,>}])/g,
);
/** A whole module as the type argument of a call (`load<typeof import('m')>()`), which the grammar takes for comparisons. */
const MODULE_ARGUMENT = anyScript(/(?<=[\w$]<\s*(?:typeof\s+)?)import\(\s*(?:'[^'\n]*'|"[^"\n]*")\s*\)(?=\s*>\s*\()/g);
/** What follows a type and is longer than this, in UTF-16 code units, is left as it is. */
const LONGEST = 1500;
const CLOSING: Readonly<Record<string, string>> = { '<': '>', '(': ')', '[': ']', '{': '}' };
const CLOSES: ReadonlySet<string> = new Set(Object.values(CLOSING));

/**
 * The text with blanks in place of what follows the name of an imported type (`import('m').A<B>`, `import('m').A[]`): the grammar reads such a type as a
 * call and a member, and an error behind them spoils what stands around, at worst the whole file. `&` behind it reads as `|`, and
 * where the grammar knows no such type at all it reads as a text; a module as the argument of a call reads as a name.
 */
export function withoutImportedArguments(text: string): string {
  if (!text.includes('import(')) return text;
  let mended = '';
  let from = 0;
  for (const { index, 0: type } of text.matchAll(IMPORTED)) {
    const start = index + type.length;
    if (start < from) continue;
    const end = endOfLists(text, start);
    mended += text.slice(from, start) + text.slice(start, end).replace(/[^\n\r]/g, ' ');
    from = end;
    const [both] = /^\s*&/.exec(text.slice(end, end + LONGEST)) ?? [];
    if (both === undefined) continue;
    mended += `${both.slice(0, -1)}|`;
    from += both.length;
  }
  const read = from === 0 ? text : mended + text.slice(from);
  return read
    .replace(UNKNOWN, (type) => `'${type.slice(2).replace(/[^\n\r]/g, ' ')}'`)
    .replace(MODULE_ARGUMENT, (type) => (/[\n\r]/.test(type) ? type : '_'.repeat(type.length)));
}

/** Behind the lists in `<` `>` and `[` `]` that follow each other from `start` on. */
function endOfLists(text: string, start: number): number {
  let end = start;
  for (;;) {
    let at = end;
    while (/\s/.test(text[at] ?? '')) at++;
    // On a line of its own a bracket begins something else.
    if (text[at] !== '<' && (text[at] !== '[' || text.slice(end, at).includes('\n'))) return end;
    const close = endOfList(text, at);
    if (close < 0) return end;
    end = close;
  }
}

/** Behind the bracket that closes the one at `start`; -1 where none does. */
function endOfList(text: string, start: number): number {
  const open: string[] = [];
  const limit = Math.min(text.length, start + LONGEST);
  for (let at = start; at < limit; at++) {
    const char = text[at]!;
    if (char === '"' || char === "'") {
      at = text.indexOf(char, at + 1);
      if (at < 0) return -1;
    } else if (char === ';' && open.length === 1) {
      // A list that was begun and not ended yet.
      return -1;
    } else if (CLOSING[char] !== undefined) open.push(CLOSING[char]);
    else if (CLOSES.has(char) && !(char === '>' && text[at - 1] === '=')) {
      if (open.pop() !== char) return -1;
      if (open.length === 0) return at + 1;
    }
  }
  return -1;
}
