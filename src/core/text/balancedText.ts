/** Where the bracket at `open` closes, one behind; the text's end where it does not. */
export function balancedEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at]!;
    if ('({['.includes(char)) depth++;
    else if (')}]'.includes(char) && --depth === 0) return at + 1;
  }
  return text.length;
}
