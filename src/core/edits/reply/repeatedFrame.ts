import { anyScript } from '../../model/anyScript.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';

/** Statements by which a file of JavaScript gives out what it defines, at the end of a text. */
const EXPORT = anyScript(
  /\n[ \t]*((?:module\.)?exports(?:\.[\w$]+)?\s*=\s*(?:\{[^{}]*\}|[\w$]+);?|export\s+default\s+[\w$]+;?|export\s*\{[^{}]*\};?)\s*$/,
);

/**
 * A reply's code (LF) without what frames a file and the file has already: `'use strict'`, PHP's `?>`, the export of the definition behind it.
 * Models that answer with a small file repeat it.
 */
export function withoutRepeatedFrame(code: string, base: string, { imports }: LexicalRules): string {
  if (imports === 'php') return /^\s*<\?php\b/.test(code) ? code.replace(/\?>\s*$/, '') : code;
  if (imports !== 'ecmascript') return code;
  // What imports or exports is strict anyway.
  const isStrict = /^[ \t]*(['"])use strict\1/m.test(base) || /^(?:import|export)\b/m.test(base);
  let text = isStrict ? code.replace(/^\s*(['"])use strict\1;?[ \t]*\n/, '') : code;
  for (;;) {
    const found = EXPORT.exec(text);
    if (found === null || !says(base, found[1]!)) return text;
    text = text.slice(0, found.index + 1);
  }
}

/** Whether a text has a statement, however it is laid out. */
function says(text: string, statement: string): boolean {
  const signs = statement.replace(/;$/, '').match(anyScript(/[\w$]+|[^\s\w$]/g)) ?? [];
  const layout = signs
    .filter((sign, at) => sign !== ',' || signs[at + 1] !== '}')
    .map((sign) => (sign === '}' ? ',?\\s*\\}' : sign.replace(anyScript(/[^\w]/g), '\\$&')))
    .join('\\s*');
  return new RegExp(`(?<![\\w$.])${layout}(?![\\w$.])`).test(text);
}
