/** A text inside of Telegram's HTML: only these three signs mean something there. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function code(text: string): string {
  return `<code>${escapeMarkup(text)}</code>`;
}

export function bold(text: string): string {
  return `<b>${escapeMarkup(text)}</b>`;
}

/** A block of code in a language that Telegram may colour. */
export function codeBlock(text: string, language: string): string {
  return `<pre><code class="language-${language}">${escapeMarkup(text.trimEnd())}</code></pre>`;
}

/** A message may have 4096 characters after its markup is read; what is longer goes as a file. */
export const LONGEST_MESSAGE = 4000;

/** Cuts a text for people at a whole character. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
