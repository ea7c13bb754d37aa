import { balancedEnd } from '../../text/balancedText.ts';
import { maskCode } from '../../text/maskedCode.ts';
import { isUnusualBuild } from './buildConditions.ts';

/** What a text says that has such conditions; most files have none, and to read one for them costs as much as all else here. */
const CONDITION = /cfg\s*\((?:\s*not\s*\(|[^\]]*?(?:\bwindows\b|\bwas[mi]|"unknown"|"none"|"emscripten"))|cfg_not_/;
/** The head of a macro's declaration. */
const MACRO = /\bmacro_rules!\s*(\w+)\s*[({]/g;
const ATTRIBUTE = /#\s*\[\s*cfg\s*\(/g;
/** By their name, macros for what builds have that do without something: `cfg_not_rt! { … }`. */
const WITHOUT = /\bcfg_not_\w+!\s*\{/g;
/** What a macro is given, where one of its own stands. */
const GIVEN = /^(?:\s*#\s*\[[^\]]*\])*\s*\$\w/;
const ATTRIBUTES = /\s*#\s*\[/y;

/**
 * The items of a file that usual builds do without, as far as others stand for them there: of two definitions of a name, one is under
 * `#[cfg(not(feature = "fast"))]` or in `cfg_not_fast! { … }`.
 */
export function unusualRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!CONDITION.test(text)) return [];
  const { masked } = maskCode(text, 'rust');
  const found: { start: number; end: number }[] = [];
  for (const { index: start } of masked.matchAll(ATTRIBUTE)) {
    const end = balancedEnd(masked, masked.indexOf('[', start));
    if (isUnusualBuild(text.slice(start, end))) found.push({ start, end: endOfItem(masked, end) });
  }
  const conditional = unusualMacros(text, masked);
  const opened =
    conditional.length === 0 ? WITHOUT : new RegExp(`${WITHOUT.source}|\\b(?:${conditional.join('|')})!\\s*\\{`, 'g');
  for (const { index: start, 0: opening } of masked.matchAll(opened)) {
    found.push({ start, end: balancedEnd(masked, start + opening.length - 1) });
  }
  return found;
}

/** The macros of a file that put what they are given under such a condition: `#[cfg(windows)] $item`. */
function unusualMacros(text: string, masked: string): readonly string[] {
  const found: string[] = [];
  for (const { index, 0: head, 1: name = '' } of masked.matchAll(MACRO)) {
    const open = index + head.length - 1;
    const end = balancedEnd(masked, open);
    const inside = masked.slice(open, end);
    for (const { index: at } of inside.matchAll(ATTRIBUTE)) {
      const start = open + at;
      const stop = balancedEnd(masked, masked.indexOf('[', start));
      if (GIVEN.test(masked.slice(stop, end)) && isUnusualBuild(text.slice(start, stop))) found.push(name);
    }
  }
  return found;
}

/** Where the item behind an attribute ends: with its body, or the `;` or `,` before any. */
function endOfItem(masked: string, from: number): number {
  let at = from;
  for (ATTRIBUTES.lastIndex = at; ATTRIBUTES.test(masked); ATTRIBUTES.lastIndex = at) {
    at = balancedEnd(masked, ATTRIBUTES.lastIndex - 1);
  }
  while (at < masked.length) {
    const char = masked[at]!;
    if (char === '{') return balancedEnd(masked, at);
    if (char === ';' || char === ',' || char === '}') return at + 1;
    at = char === '(' || char === '[' ? balancedEnd(masked, at) : at + 1;
  }
  return at;
}
