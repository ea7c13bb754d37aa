/** Up to here two signatures are shown whole, in UTF-16 code units. */
const LONGEST_WHOLE = 100;
/** How much is kept of what they have in common, before and behind. */
const AROUND = 24;

/** Two signatures as a reader compares them: long ones without the long stretches that they have in common. */
export function differingSignatures(before: string, after: string): readonly [before: string, after: string] {
  if (Math.max(before.length, after.length) <= LONGEST_WHOLE) return [before, after];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const cut = (text: string): string => {
    const start = before.slice(0, head).search(/[\s(,|&][^\s(,|&]*$/) + 1;
    const opening =
      start > 2 * AROUND ? `${text.slice(0, 2 * AROUND)}… ${text.slice(start, head)}` : text.slice(0, head);
    const closing =
      tail > 2 * AROUND
        ? `${text.slice(text.length - tail, text.length - tail + AROUND)}…`
        : text.slice(text.length - tail);
    return opening + text.slice(head, text.length - tail) + closing;
  };
  return [cut(before), cut(after)];
}
