/** A text as digests see it: without BOM, line ends as LF, so that check-outs on different systems agree. */
export function normalisedText(text: string): string {
  const withoutBom = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return withoutBom.includes('\r') ? withoutBom.replace(/\r\n?/g, '\n') : withoutBom;
}
