/** What a model said in words, under its title; below it who said so and what was sent. */
export function answerPage(title: string, text: string, origin: string): string {
  return `# ${title}\n\n${text}\n\n---\n\n${origin}\n`;
}
