import type { Translate } from './language.ts';

/** Problems of `llmstruct.toml` and of prompts that name something: the sentence's key, with `{0}` for what it names. */
const SENTENCES: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^(\S+) must be a text in quotes$/, '{0} must be a text in quotes'],
  [/^(\S+) must be a list of texts in quotes$/, '{0} must be a list of texts in quotes'],
  [/^(\S+) must be true or false$/, '{0} must be true or false'],
  [/^(\S+) must be a whole number above 0$/, '{0} must be a whole number above 0'],
  [/^(\S+) must be a table$/, '{0} must be a table'],
  [/^(\S+) must be a folder inside the workspace$/, '{0} must be a folder inside the workspace'],
  [/^(\S+) must be written provider\/model$/, '{0} must be written provider/model'],
  [/^the task (.+) has no title$/, 'the task {0} has no title'],
  [/^the id (.+) is already used in line (\d+)$/, 'the id {0} is already used in line {1}'],
  [/^the template is longer than (\d+) characters$/, 'the template is longer than {0} characters'],
  [/^there is no (\{\{.*\}\}); known are (.+)$/, 'there is no {0}; known are {1}'],
  [
    /^no action is called so; templates are ACTION.md or ACTION.FAMILY.md, with (.+) and (.+)$/,
    'no action is called so; templates are ACTION.md or ACTION.FAMILY.md, with {0} and {1}',
  ],
];

/** Core says in English what is wrong; this says it in the language of the terminal. */
export function wordProblem(message: string, t: Translate): string {
  for (const [pattern, key] of SENTENCES) {
    const match = pattern.exec(message);
    if (match !== null) return t(key, ...match.slice(1));
  }
  return t(message);
}
