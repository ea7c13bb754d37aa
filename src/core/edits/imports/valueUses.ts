import { anyScript } from '../../model/anyScript.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';

/** A Python annotation behind `:` or `->`, not a call: `Decimal`, `list[Decimal] | None`. */
const ANNOTATION = anyScript(
  /(?:->|:)[ \t]*[\w.]+(?:\[[^\]]*\]+)?(?:[ \t]*\|[ \t]*[\w.]+(?:\[[^\]]*\]+)?)*(?=[ \t]*(?:[,)=:\n]|$))/g,
);

/**
 * Whether code needs a name when it runs, as far as its look says, and not only as a type. Comments and strings say nothing. Of a name that stands
 * alone TypeScript does not always show which of both it is; what is in doubt counts as a type.
 */
export function usesAsValue(code: string, name: string, rules: LexicalRules): boolean {
  const plain = withoutSpans(code, rules);
  const named = `${name.replaceAll('$', '\\$')}(?![\\p{L}\\p{N}_$])`;
  const word = `(?<![\\p{L}\\p{N}_$.@])${named}`;
  if (rules.imports === 'python') {
    return (
      new RegExp(`${word}[ \\t]*\\(`, 'u').test(plain) || new RegExp(word, 'u').test(plain.replace(ANNOTATION, ' '))
    );
  }
  return [
    `(?:\\b(?:new|instanceof)|class[^{]*\\bextends)\\s+${word}`,
    `${word}\\s*(?:\\(|\\.\\p{Ll}|\`)`,
    `(?<![\\p{L}\\p{N}_$])<${word}[\\s/>]`,
    `@${named}`,
    // An argument of a call, or all that is given back; `(a: Money)` and `Map<A, Money>` are neither.
    `(?<=[\\p{L}\\p{N}_$]\\(\\s*)${word}\\s*[,)]`,
    `,\\s*${word}\\s*\\)`,
    `\\breturn\\s+${word}\\s*[;\\n}]`,
  ].some((use) => new RegExp(use, 'u').test(plain));
}

function withoutSpans(code: string, rules: LexicalRules): string {
  let plain = '';
  let at = 0;
  for (const span of lexicalSpans(code, rules)) {
    const part = code.slice(span.start, span.end);
    plain += code.slice(at, span.start) + (hasCode(part) ? part : span.kind === 'string' ? '""' : ' ');
    at = span.end;
  }
  return plain + code.slice(at);
}

/** Templates and Python's f-strings. */
function hasCode(string: string): boolean {
  return /^(?:`|[a-z]*f[a-z]*["'])/i.test(string);
}

/** Whether code brings a name itself, so that what the file has under it does not count there. */
export function bindsItself(code: string, name: string): boolean {
  const word = `(?<![\\p{L}\\p{N}_$.])${name.replaceAll('$', '\\$')}(?![\\p{L}\\p{N}_$])`;
  return [
    `\\bimport\\b[^\\n]*${word}`,
    `\\b(?:def|class|const|let|var|function)\\s+${word}`,
    `${word}[ \\t]*=(?!=)`,
  ].some((binding) => new RegExp(binding, 'u').test(code));
}
