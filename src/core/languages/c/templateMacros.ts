import type { TokenRun } from './tokenRun.ts';
import type { Stretch } from './tokens.ts';
import { isLarge } from './words.ts';

/**
 * Among parameters of templates: a macro that makes one (`template <class T, ENABLE_IF(!is_small<T>)>`) reads as a type without what it is
 * given. And attributes (`[[nodiscard]]`), which the grammar knows in some places only.
 */
export function templateMacroStretches(run: TokenRun): Stretch[] {
  const { tokens } = run;
  const found: Stretch[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (run.text(at) === '[' && isAttribute(run, at)) {
      found.push({ start: tokens[at]!.start, end: tokens[run.closing[at]!]!.end });
      at = run.closing[at]!;
    } else if (run.text(at) === 'template' && run.text(at + 1) === '<') {
      const end = run.afterAngles(at + 1, tokens.length);
      for (at += 2; at < end; at++) {
        const close = run.macroEnd(at);
        if (!isLarge(tokens[at]) || close === at) continue;
        found.push({ start: tokens[at + 1]!.start, end: tokens[close]!.end });
        at = close;
      }
      at = end - 1;
    }
  }
  return found;
}

/** `[[name]]`, `[[name::other("text")]]`; `[[]` begins the element that a lambda gives. */
function isAttribute({ tokens, closing }: TokenRun, at: number): boolean {
  const [inner, close] = [closing[at + 1], closing[at]];
  return tokens[at + 1]?.text === '[' && tokens[at + 2]?.kind === 'word' && inner !== undefined && close === inner + 1;
}
