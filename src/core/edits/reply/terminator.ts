import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';

/** A directive's text goes to its end, terminators and all. */
const directive = /^[ \t]*#[ \t]*define\b/m;

/** Gives code the `;` or `,` at its end that the original has, or takes it off: it parts statements and members. */
export function withTerminator(code: string, original: string, rules?: LexicalRules): string {
  if (rules === undefined || rules.terminators === '' || directive.test(original)) return code;
  const text = code.trimEnd();
  const last = original.trimEnd().at(-1) ?? '';
  const own = text.at(-1) ?? '';
  if (rules.terminators.includes(own)) return own === last ? text : text.slice(0, -1) + (last === ';' ? last : '');
  if (last !== ';') return text;
  const span = lexicalSpans(text, rules).at(-1);
  return span?.kind === 'comment' && span.end === text.length ? text : `${text};`;
}
