/** A link or an image with none in it: from one bracket only to the next is read, however many there are. */
const LINK = /!?\[([^\][]*)\]\((?:[^()]|\([^()]*\))*\)/g;

/** Markdown with `by` in the place of links (`$1` is their text), also of those around an image. */
export function replaceLinks(markdown: string, by: string): string {
  return markdown.replace(LINK, by).replace(LINK, by);
}

/** Markdown as plain words: without marks of emphasis, code and links. */
export function plainWords(markdown: string): string {
  return replaceLinks(markdown, '$1')
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
