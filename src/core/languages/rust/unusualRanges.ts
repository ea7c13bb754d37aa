import { balancedEnd } from '../../text/balancedText.ts';
import { maskCode } from '../../text/maskedCode.ts';
import { isUnusualBuild } from './buildConditions.ts';

const ATTRIBUTE = /#\s*\[\s*cfg\s*\(/g;
/** By their name, macros for what builds have that do without something: `cfg_not_rt! { … }`. */
const WITHOUT = /\bcfg_not_\w+!\s*\{/g;
const ATTRIBUTES = /\s*#\s*\[/y;

/**
 * The items of a file that usual builds do without, as far as others stand for them there: of two definitions of a name, one is under
 * `#[cfg(not(feature = "fast"))]` or in `cfg_not_fast! { … }`.
 */
export function unusualRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!/cfg\s*\(\s*not\s*\(|cfg_not_/.test(text)) return [];
  const { masked } = maskCode(text, 'rust');
  const found: { start: number; end: number }[] = [];
  for (const { index: start } of masked.matchAll(ATTRIBUTE)) {
    const end = balancedEnd(masked, masked.indexOf('[', start));
    if (isUnusualBuild(text.slice(start, end))) found.push({ start, end: endOfItem(masked, end) });
  }
  for (const { index: start, 0: opening } of masked.matchAll(WITHOUT)) {
    found.push({ start, end: balancedEnd(masked, start + opening.length - 1) });
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
