/** What a template may name as `{{word}}`. */
export const TEMPLATE_WORDS = [
  'name',
  'kind',
  'language',
  'path',
  'instruction',
  'diagnostics',
  'doc_style',
  'test_file',
  'test_state',
  'test_style',
  'test_example',
  'answer_language',
] as const;
export type TemplateWord = (typeof TEMPLATE_WORDS)[number];
export type TemplateValues = Readonly<Record<TemplateWord, string>>;

/** What is wrong in a template; 1-based. */
export interface TemplateProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A request is sent with every definition: a longer one would take the room of the code. In UTF-16 code units. */
const LONGEST = 8000;

/** The first thing that keeps a template from being used, undefined when nothing does. */
export function templateProblem(text: string): TemplateProblem | undefined {
  if (text.trim() === '') return { line: 1, column: 1, message: 'the template is empty' };
  if (text.length > LONGEST)
    return { line: 1, column: 1, message: `the template is longer than ${LONGEST} characters` };
  for (const match of text.matchAll(/\{\{([^}\n]*)\}?\}?/g)) {
    const [written, word = ''] = match;
    if (written === `{{${word}}}` && (TEMPLATE_WORDS as readonly string[]).includes(word.trim())) continue;
    const before = text.slice(0, match.index).split('\n');
    const place = { line: before.length, column: before.at(-1)!.length + 1 };
    if (!written.endsWith('}}')) return { ...place, message: 'a {{ is not closed by }}' };
    return { ...place, message: `there is no {{${word.trim()}}}; known are ${TEMPLATE_WORDS.join(', ')}` };
  }
  return undefined;
}

/** A template with its words filled in; lines that held only words with nothing to say are left out. */
export function fillTemplate(text: string, values: TemplateValues): string {
  const lines = text
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\n');
  return lines
    .flatMap((line) => {
      const filled = line
        .replace(/\{\{([^}]*)\}\}/g, (_, word: string) => values[word.trim() as TemplateWord])
        .trimEnd();
      return filled.trim() === '' && line.trim() !== '' ? [] : [filled];
    })
    .join('\n')
    .trim();
}
