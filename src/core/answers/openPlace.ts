import { conditionalRanges } from '../edits/imports/conditionalRanges.ts';
import type { LocatedDefinition } from '../parsing/locatedDefinition.ts';
import { lexicalRules } from '../text/lexicalRules.ts';
import { holds } from '../text/textRange.ts';

/** Languages in which blocks without a name (of a namespace) indent what is free all the same. */
const INDENTED: ReadonlySet<string> = new Set(['csharp', 'php', 'java', 'kotlin', 'cpp']);

const ACCESS = /^[ \t]*(private|protected|public|module_function)[ \t]*:?[ \t\r]*$/gm;

/**
 * Whether a definition that is put behind this one would be there for everybody: not in a branch of a condition, in a function that is called
 * at once, or below `private`. Shares it a line with other code, nothing can be put behind it.
 */
export function isOpenPlace(
  text: string,
  place: LocatedDefinition,
  there: readonly LocatedDefinition[],
  language: string,
): boolean {
  if (!/^[ \t]*(?:\r?\n|$)/.test(text.slice(place.end))) return false;
  const rules = lexicalRules(language);
  if (rules !== undefined && conditionalRanges(text, rules).some((range) => holds(range, place))) return false;
  const owner = there[place.parent];
  if (owner === undefined) {
    const before = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start).replace(/^\uFEFF/, '');
    return INDENTED.has(language) || !/^[ \t]/.test(before);
  }
  const access = [...text.slice(owner.headerEnd, place.start).matchAll(ACCESS)].at(-1)?.[1];
  return access === undefined || access === 'public';
}
