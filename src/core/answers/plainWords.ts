/** Markdown as plain words: without marks of emphasis, code and links. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*([^*\s][^*]*)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll('`', '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** What two texts share that say the same: their words, whatever their case, marks and layout. */
export function wordsKey(text: string): string {
  return (
    plainWords(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  ).join(' ');
}
