import { docStyleOf } from '../prompts/docStyles.ts';
import type { TemplateValues } from '../prompts/promptTemplate.ts';
import type { TestTarget } from '../testFiles/placeTest.ts';
import { testConvention } from '../testFiles/testConventions.ts';
import { lineAt } from '../text/textRange.ts';
import type { ReportedProblem } from './contextRequests.ts';

/** What the request for a definition is worded with. */
export interface RequestSubject {
  readonly name: string;
  readonly kind: string;
  readonly language: string;
  readonly path: string;
  readonly instruction: string;
  readonly problems: readonly ReportedProblem[];
  /** The shown text and the 1-based line of the file it begins at. */
  readonly shown: { readonly text: string; readonly firstLine: number };
  readonly test: TestTarget | undefined;
  /** The beginning of a test file that shows how tests look here, and its path. */
  readonly example: { readonly path: string; readonly text: string } | undefined;
  readonly answerLanguage: string | undefined;
}

/** More than so many problems are one mistake told many times. */
const MOST_PROBLEMS = 12;
const LONGEST_PROBLEM = 300;

/** The words that a template may name, for one request. */
export function templateValues(subject: RequestSubject): TemplateValues {
  const { name, kind, language, path, instruction, test, answerLanguage } = subject;
  return {
    name,
    kind,
    language,
    path,
    instruction,
    diagnostics: problemLines(subject),
    doc_style: docStyleOf(language),
    test_file: test?.path ?? '',
    test_state:
      test?.base === undefined
        ? 'a new file'
        : 'a file that is there: write new tests only, under names it does not have',
    test_style: testConvention(language)?.style ?? '',
    test_example: exampleText(subject),
    answer_language: answerLanguage === undefined ? '' : `Answer in ${answerLanguage}.`,
  };
}

/** `- Line 3, \`code\`: message`, lines counted in the text that the model is shown. */
function problemLines({ problems, shown }: RequestSubject): string {
  if (problems.length === 0) return '';
  const rows = shown.text.split('\n');
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, message }) => {
    const said = message.replace(/\s+/g, ' ').trim().slice(0, LONGEST_PROBLEM);
    const at = line === undefined ? -1 : line - shown.firstLine;
    const row = rows[at]?.trim();
    return row === undefined ? `- ${said}` : `- Line ${at + 1}${row === '' ? '' : `, \`${row}\``}: ${said}`;
  });
  return `Reported problems:\n${lines.join('\n')}`;
}

function exampleText({ example, test, language }: RequestSubject): string {
  if (example === undefined) return '';
  const title = example.path === test?.path ? 'It begins:' : `Tests look like this here (${example.path}):`;
  return `${title}\n\`\`\`\`${language}\n${example.text}\n\`\`\`\``;
}

/** The problems that lie in a stretch of a text, or have no place. */
export function problemsInside(
  problems: readonly ReportedProblem[],
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly ReportedProblem[] {
  const [first, last] = [lineAt(text, start), lineAt(text, end)];
  return problems.filter(({ line }) => line === undefined || (line >= first && line <= last));
}
