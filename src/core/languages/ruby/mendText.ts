const CAPITALS = /[^\P{Lu}A-Z]+/gu;
const OTHERS = /[^\P{L}A-Za-z]+/gu;

/**
 * The text as the grammar can read it, equally long: names of English letters. It takes no other capital for the beginning of a
 * constant, and ends `:название` at letters that it does not know.
 */
export function mendText(text: string): string {
  return text
    .replace(CAPITALS, (letters) => 'X'.repeat(letters.length))
    .replace(OTHERS, (letters) => 'x'.repeat(letters.length));
}
