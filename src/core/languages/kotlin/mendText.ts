const MODIFIER = '(?:@[\\w.:]+(?:\\([^()]*\\))?|private|internal|protected|public|actual|expect)\\s+';
const HEADER = new RegExp(`\\bclass\\s+\\w+(?:<[^{}()]*?>)?\\s*\\n\\s*(?:${MODIFIER})*constructor\\b`, 'g');

/** The grammar wants a primary constructor on the line of its class's name: line breaks between become blanks. */
export function mendText(text: string): string {
  if (!text.includes('constructor')) return text;
  return text.replace(HEADER, (header) => header.replace(/[\r\n]/g, ' '));
}
