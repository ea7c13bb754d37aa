import { lexicalRules } from './lexicalRules.ts';
import { type LexicalSpan, lexicalSpans } from './lexicalSpans.ts';

/** Stands for every character of a string, so that only code is found and nothing is cut inside. */
export const IN_STRING = '\u0001';

/** A text as long as the given one, with blanks for comments and `IN_STRING` for strings; a language without rules has neither. */
export interface MaskedCode {
  readonly masked: string;
  readonly spans: readonly LexicalSpan[];
}

export function maskCode(text: string, language: string): MaskedCode {
  const rules = lexicalRules(language);
  const spans = rules === undefined ? [] : lexicalSpans(text, rules);
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of spans) {
    masked += text.slice(at, start) + (kind === 'comment' ? ' ' : IN_STRING).repeat(end - start);
    at = end;
  }
  return { masked: masked + text.slice(at), spans };
}
