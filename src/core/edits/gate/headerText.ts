import type { SymbolKind } from '../../model/structDocument.ts';
import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';

const WITH_VALUE: ReadonlySet<SymbolKind> = new Set(['constant', 'variable', 'field', 'member']);

/**
 * The header of a definition in a form in which equal means "same signature": decorators, modifiers, name, parameters and
 * types in order; comments, layout and a trailing comma of a list left out, strings kept. A constant's value is no part.
 */
export function headerText(text: string, definition: LocatedDefinition, rules?: LexicalRules): string {
  const header = text.slice(definition.headerStart, definition.headerEnd);
  const normal = normalHeader(header.replaceAll('\r\n', '\n'), rules);
  return WITH_VALUE.has(definition.kind) ? normal.replace(/^([^=]*?)=(?![=>]).*$/s, '$1') : normal;
}

function normalHeader(header: string, rules: LexicalRules | undefined): string {
  let normal = '';
  let at = 0;
  const addCode = (code: string): void => {
    normal += code.replace(/\s+/g, ' ');
  };
  for (const span of rules === undefined ? [] : lexicalSpans(header, rules)) {
    addCode(header.slice(at, span.start));
    if (span.kind === 'string') normal += literal(header.slice(span.start, span.end), rules!);
    else normal += ' ';
    at = span.end;
  }
  addCode(header.slice(at));
  return withoutListCommas(withoutLooseBlanks(normal)).replace(/(?::|\{|;)$/, '');
}

/** `'a'` as `"a"`, and blanks as signs that the folding leaves alone. */
function literal(text: string, rules: LexicalRules): string {
  const alike = rules.quotesAlike && /^'[^'"\\\n]*'$/.test(text) ? `"${text.slice(1, -1)}"` : text;
  return alike.replaceAll(' ', '\u0001').replaceAll(',', '\u0002');
}

/** A blank counts only between two words. */
function withoutLooseBlanks(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<![\p{L}\p{N}_$"'`]) | (?![\p{L}\p{N}_$"'`@])/gu, '')
    .trim();
}

/** `f(a, b,)` says the same as `f(a, b)`; `(a,)` after an operator is a tuple and stays. */
function withoutListCommas(text: string): string {
  let result = '';
  const openings: boolean[] = [];
  for (const sign of text) {
    if ('([{'.includes(sign)) openings.push(sign !== '(' || /[\p{L}\p{N}_$>\]]$/u.test(result));
    else if (')]}'.includes(sign) && openings.pop() === true && result.endsWith(',')) result = result.slice(0, -1);
    result += sign;
  }
  return result;
}
