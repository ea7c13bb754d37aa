import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';

/** A key of an object or dictionary at the beginning of an entry: a name, or a string without its quotes. */
const KEY = /^\s*(?:(?:async|get|set)\s+|\*\s*)*(?:(["'])([^"'\n]*)\1|([\p{L}_$][\p{L}\p{N}_$]*))\s*(?=[:(,]|$)/u;

/** The keys that a constant's object literal or dictionary lost, by its code before and after; none where it is none any more, or spreads something new. */
export function lostKeys(before: string, after: string, rules: LexicalRules | undefined): string[] {
  if (rules?.imports !== 'ecmascript' && rules?.imports !== 'python') return [];
  const [old, now] = [before, after].map((code) => entriesOf(code, rules));
  if (old === undefined || now === undefined) return [];
  const spreads = (entries: readonly string[]) =>
    entries.filter((entry) => /^\s*(?:\.\.\.|\*\*|\[)/.test(entry)).length;
  if (spreads(now) > spreads(old)) return [];
  const kept = new Set(now.map(keyOf));
  return old.map(keyOf).filter((key): key is string => key !== undefined && !kept.has(key));
}

function keyOf(entry: string): string | undefined {
  const found = KEY.exec(entry);
  return found?.[2] ?? found?.[3];
}

/** The entries of the literal that a constant is given as a whole; comments are left out. */
function entriesOf(code: string, rules: LexicalRules): string[] | undefined {
  const spans = lexicalSpans(code, rules);
  const opening = /^[^={]*(?::[^=]*)?=\s*(?:Object\.freeze\(\s*)?\{/.exec(code)?.[0].length;
  if (opening === undefined) return undefined;
  const entries = [''];
  let depth = 0;
  let next = 0;
  for (let at = opening; at < code.length; at++) {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const span = spans[next];
    if (span !== undefined && span.start <= at) {
      if (span.kind === 'string') entries[entries.length - 1] += code.slice(at, span.end);
      at = span.end - 1;
      continue;
    }
    const sign = code[at]!;
    if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth -= 1;
    // What follows the literal (`as const`) is none of it; `{…}.a` or `{…} | b` is another value.
    if (depth < 0)
      return /^\}\s*\)?\s*(?:as\s+const|satisfies\b[^;]*)?\s*;?\s*$/.test(code.slice(at)) ? entries : undefined;
    if (depth === 0 && sign === ',') entries.push('');
    else entries[entries.length - 1] += sign;
  }
  return undefined;
}
