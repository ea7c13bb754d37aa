import { IN_STRING, maskCode } from './maskedCode.ts';

/** Stands for what is cut. */
export const CUT = ' …';

/**
 * Cuts one line of code at a blank before `longest`, never inside a string and never before `least`, where its name ends; half of what
 * is allowed is used at least, if need be by a cut inside a word. Nothing is cut that fits.
 */
export function cutCode(code: string, longest: number, least: number, language: string): string {
  if (code.length <= longest) return code;
  const { masked } = maskCode(code, language);
  const most = Math.max(longest, least);
  const blank = masked.lastIndexOf(' ', most);
  let cut = blank > Math.max(longest / 2, least - 1) ? blank : most;
  // The mask of an empty place is the end of a string: between two characters of one is inside.
  while (cut > least && masked[cut] === IN_STRING && masked[cut - 1] === IN_STRING) cut--;
  return `${code.slice(0, cut).trimEnd()}${CUT}`;
}
