/** Type arguments longer than this, in UTF-16 code units, are left as they are. */
const LONGEST = 1500;
const OPENING: Readonly<Record<string, string>> = { '>': '<', ')': '(', ']': '[', '}': '{' };
const OPENS: ReadonlySet<string> = new Set(Object.values(OPENING));

/**
 * The text with blanks in place of what is written for the type parameters of a template's tag (``sql<User>`…` ``, ``styled.div<Props>`…` ``), which the
 * grammar takes for comparisons.
 */
export function withoutTagArguments(text: string): string {
  let mended = '';
  let from = 0;
  for (let close = text.indexOf('>`'); close >= 0; close = text.indexOf('>`', close + 1)) {
    const open = openOf(text, close, from);
    if (open < 0) continue;
    mended += text.slice(from, open) + text.slice(open, close + 1).replace(/[^\n\r]/g, ' ');
    from = close + 1;
  }
  return from === 0 ? text : mended + text.slice(from);
}

/**
 * Where the list of types begins that ends at `close`, not before `from`; -1 for what is none. The end of a text in a template may look
 * like one (`` `a<b>` ``): blanks in a template's text change nothing that is read of it.
 */
function openOf(text: string, close: number, from: number): number {
  const open: string[] = [];
  for (let at = close; at >= Math.max(from, close - LONGEST); at--) {
    const char = text[at]!;
    if (char === '`') return -1;
    const isArrow = char === '>' && (text[at - 1] === '=' || text[at - 1] === '-');
    if (isArrow) continue;
    if (OPENING[char] !== undefined) open.push(OPENING[char]);
    else if (OPENS.has(char) && open.pop() !== char) return -1;
    if (open.length === 0) return /[\p{ID_Continue}$)\]]/u.test(text[at - 1] ?? '') ? at : -1;
  }
  return -1;
}
