import { wordedReason } from '../reasonWording.ts';

/** Problems of `llmstruct.toml` and of prompts that name something: the sentence's key, with `{0}` for what it names. */
const SENTENCES: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^(\S+) must be a text in quotes$/, '{0} must be a text in quotes'],
  [/^(\S+) must be a list of texts in quotes$/, '{0} must be a list of texts in quotes'],
  [/^(\S+) must be a list of whole numbers$/, '{0} must be a list of whole numbers'],
  [/^(\S+) must be a whole number$/, '{0} must be a whole number'],
  [/^(\S+) must be true or false$/, '{0} must be true or false'],
  [/^(\S+) must be a whole number above 0$/, '{0} must be a whole number above 0'],
  [/^(\S+) must be one of (.+)$/, '{0} must be one of {1}'],
  [/^(\S+) must be a table$/, '{0} must be a table'],
  [/^(\S+) must be a folder inside the workspace$/, '{0} must be a folder inside the workspace'],
  [/^(\S+) must be written provider\/model$/, '{0} must be written provider/model'],
  [/^(\S+) must have \/ between folders, no backslashes$/, '{0} must have / between folders, no backslashes'],
  [/^(\S+) must not begin with !$/, '{0} must not begin with !'],
  [/^(\S+) must name files or a folder$/, '{0} must name files or a folder'],
  [/^(\S+) must be a path inside the workspace$/, '{0} must be a path inside the workspace'],
  [/^(\S+) must be a pattern as in \.gitignore$/, '{0} must be a pattern as in .gitignore'],
  [/^(\S+) is unknown; known are (.+)$/, '{0} is unknown; known are {1}'],
  [/^(.+) in privacy\.local_only names no file of the index$/, '{0} in privacy.local_only names no file of the index'],
  [/^the task (.+) has no title$/, 'the task {0} has no title'],
  [/^(\S+) must be a text in quotes or a number$/, '{0} must be a text in quotes or a number'],
  [/^the status (.+) is unknown; it is one of (.+)$/, 'the status {0} is unknown; it is one of {1}'],
  [/^(.+) depends on (.+), and there is no such task$/, '{0} depends on {1}, and there is no such task'],
  [/^tasks depend on each other in a circle: (.+)$/, 'tasks depend on each other in a circle: {0}'],
  [/^the id (.+) is already used in line (\d+)$/, 'the id {0} is already used in line {1}'],
  [/^the template is longer than (\d+) characters$/, 'the template is longer than {0} characters'],
  [/^there is no (\{\{.*\}\}); known are (.+)$/, 'there is no {0}; known are {1}'],
  [
    /^no action is called so; templates are ACTION.md or ACTION.FAMILY.md, with (.+) and (.+)$/,
    'no action is called so; templates are ACTION.md or ACTION.FAMILY.md, with {0} and {1}',
  ],
];

/** A problem's sentence taken apart, for hosts that word it in another language: its English key, and what it names. */
export function splitProblem(message: string): { readonly key: string; readonly values: readonly string[] } {
  for (const [pattern, key] of SENTENCES) {
    const match = pattern.exec(message);
    if (match !== null) return { key, values: match.slice(1) };
  }
  return { key: message, values: [] };
}

/** Errors whose `reason` is such a sentence. */
const WITH_SENTENCE: ReadonlySet<string> = new Set(['settings-invalid', 'tasks-unreadable', 'prompt-template']);

type Details = Readonly<Record<string, string | number>>;

/** The details of an error with its reason in words and in another language, where that is a problem's sentence or one that is known. */
export function wordReason(
  code: string,
  details: Details,
  translate: (key: string, ...values: readonly string[]) => string,
): Details {
  const { reason } = details;
  if (typeof reason !== 'string') return details;
  if (!WITH_SENTENCE.has(code)) return { ...details, reason: wordedReason(reason, translate) };
  const { key, values } = splitProblem(reason);
  return { ...details, reason: translate(key, ...values) };
}
