/** A text in a fence that it cannot end itself, under a line that says what it is. */
export function fencedText(title: string, language: string, text: string): string {
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${title}\n${fence}${language}\n${text.replace(/\r\n?/g, '\n').replace(/\n*$/, '\n')}${fence}\n`;
}
