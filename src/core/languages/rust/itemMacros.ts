import { anyScript } from '../../model/anyScript.ts';
import { balancedEnd } from '../../text/balancedText.ts';
import { maskCode } from '../../text/maskedCode.ts';
import type { OpenedMacro } from '../languageText.ts';

/** A macro with braces. */
const INVOCATION = anyScript(/(?<![\w:])(?:\w+::)*(\w+)!\s*\{/g);
/** What a declaration begins with, attributes before it left out, or a macro that may hold some. */
const ITEM = anyScript(
  /^\s*(?:#!?\[[^\]]*\]\s*)*(?:pub\b|(?:fn|mod|use|struct|enum|union|impl|trait|const|static|type|unsafe|extern|async|macro_rules!)\s|(?:\w+::)*\w+!\s*\{)/,
);
/** What these hold is code that they make, not code that is there. */
const MAKERS = new Set(['quote', 'quote_spanned', 'parse_quote', 'parse_quote_spanned', 'bitflags', 'macro_rules']);
/** `@section type` on a line of its own, and `struct Name #full {`. */
const SIGN = /(?<=^[ \t]*)@\s*\w[^\n;{}]*$|(?<=\b(?:struct|enum|union|trait)\s+\w+\s+)#\w+(?=\s*\{)/gm;
const BRANCH = /\s*(?:else\s+)?if\s*#(?=\[)/y;
const LAST_BRANCH = /\s*else\s*\{/y;
const OPENING = /\s*\{/y;

/**
 * The macros that only put declarations under a condition or add to them (`cfg_rt! { pub mod task; }`, `pin_project! { struct … }`,
 * `cfg_if! { if #[cfg(unix)] { … } else { … } }`), with what has to be blanked for their declarations to stand there. Whether they
 * are declarations is for the grammar to say.
 */
export function itemMacros(text: string): readonly OpenedMacro[] {
  if (!anyScript(/\w!\s*\{/).test(text)) return [];
  const { masked } = maskCode(text, 'rust');
  const found: OpenedMacro[] = [];
  for (const invocation of masked.matchAll(INVOCATION)) {
    const [written, name = ''] = invocation;
    if (MAKERS.has(name) || !beginsDeclaration(masked, invocation.index)) continue;
    const open = invocation.index + written.length - 1;
    const end = balancedEnd(masked, open);
    const inside = masked.slice(open + 1, end - 1);
    const whole = { start: invocation.index, end };
    if (name === 'cfg_if') {
      const blanks = branchesOf(masked, whole, open);
      if (blanks !== undefined) found.push({ ...whole, blanks });
    } else if (ITEM.test(inside)) {
      const closing = { start: end - 1, end };
      const signs = signsIn(inside, open + 1);
      found.push({ ...whole, blanks: [{ start: whole.start, end: open + 1 }, ...signs, closing] });
    }
  }
  return found;
}

/** What a macro has declarations marked with that no declaration has elsewhere, where it has only words: from `offset` on. */
function signsIn(inside: string, offset: number): OpenedMacro['blanks'] {
  return [...inside.matchAll(SIGN)].map(({ index, 0: sign }) => ({
    start: offset + index,
    end: offset + index + sign.length,
  }));
}

/** Whether a declaration may stand at an offset: behind another one, an attribute or a brace. Long comments are blanks here. */
function beginsDeclaration(masked: string, offset: number): boolean {
  let before = offset - 1;
  while (before >= 0 && /\s/.test(masked[before]!)) before--;
  return before < 0 || ';{}]'.includes(masked[before]!);
}

/** What stands around the declarations of each branch of `cfg_if!`; undefined where it is written otherwise. */
function branchesOf(
  masked: string,
  whole: { start: number; end: number },
  open: number,
): OpenedMacro['blanks'] | undefined {
  const blanks: { start: number; end: number }[] = [];
  let start = whole.start;
  let at = open + 1;
  while (masked.slice(at, whole.end - 1).trim() !== '') {
    const branch = branchStart(masked, at);
    if (branch === undefined) return undefined;
    blanks.push({ start, end: branch });
    at = balancedEnd(masked, branch - 1);
    start = at - 1;
  }
  return [...blanks, { start, end: whole.end }];
}

/** One behind the brace that opens the next branch. */
function branchStart(masked: string, at: number): number | undefined {
  LAST_BRANCH.lastIndex = at;
  if (LAST_BRANCH.test(masked)) return LAST_BRANCH.lastIndex;
  BRANCH.lastIndex = at;
  if (!BRANCH.test(masked)) return undefined;
  OPENING.lastIndex = balancedEnd(masked, BRANCH.lastIndex);
  return OPENING.test(masked) ? OPENING.lastIndex : undefined;
}
