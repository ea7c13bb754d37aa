import { anyScript } from '../../model/anyScript.ts';

/** The name that stands for a function type; its argument is what it gives. */
const FUNCTION = 'Function';

/** A Kotlin type as names with arguments: no `?`, variance, annotations; `(A) -> B` is `Function<B>`. */
export function readType(text: string): string {
  const bare = text
    .replace(anyScript(/@[\w.]+(\([^()]*\))?\s*/g), '')
    .replace(anyScript(/(?<![\w`])(?:out|in|suspend|vararg|noinline|crossinline)\s+/g), '')
    .replace(/[?`]/g, '')
    .replace(/&\s*Any\b/g, '')
    .trim();
  return functionsNamed(bare);
}

function functionsNamed(text: string): string {
  const arrow = text.lastIndexOf('->');
  if (arrow < 0) return text;
  // Inside another type the parameters are cut out up to where they begin.
  let depth = 0;
  let end = text.length;
  for (let at = arrow + 2; at < text.length; at++) {
    const character = text[at]!;
    if ('(<['.includes(character)) depth++;
    else if (')>]'.includes(character) || character === ',') {
      if (depth === 0) {
        end = at;
        break;
      }
      if (character !== ',') depth--;
    }
  }
  let start = arrow;
  let inside = 0;
  for (let at = arrow - 1; at >= 0; at--) {
    const character = text[at]!;
    if (')>'.includes(character) && text[at - 1] !== '-') inside++;
    else if ('(<'.includes(character)) {
      if (inside === 0) break;
      inside--;
    } else if (character === ',' && inside === 0) break;
    start = at;
  }
  const gives = text.slice(arrow + 2, end).trim();
  return functionsNamed(`${text.slice(0, start)}${FUNCTION}<${gives}>${text.slice(end)}`);
}
