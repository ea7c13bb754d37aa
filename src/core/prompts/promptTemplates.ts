import { LlmstructError } from '../errors.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SettingsProblem } from '../settings/settingsProblem.ts';
import { ACTION_NAMES } from './actions.ts';
import { BUILT_IN_TEMPLATES } from './builtInTemplates.ts';
import { MODEL_FAMILIES, type ModelFamily } from './modelFamily.ts';
import { templateProblem } from './promptTemplate.ts';

/** What is worded: each action on a definition, and the analysis of a task. */
const WORDED = [...ACTION_NAMES, 'analyze'] as const;

/** Names a template can have: `fix.md` for every model, `fix.claude.md` for one family. */
const TEMPLATE_NAMES = WORDED.flatMap((action) => [
  `${action}.md`,
  ...MODEL_FAMILIES.map((family) => `${action}.${family}.md`),
]);

/** Reads a file of the workspace; undefined when there is none. */
export type TextReader = (path: RepoPath) => Promise<string | undefined>;

/**
 * The words for an action and a family of models: the user's own for the family, the user's own, the built-in ones for the
 * family, the built-in ones. `folder`: where the user's lie. Throws `prompt-template` for one that cannot be used.
 */
export async function chooseTemplate(
  action: (typeof WORDED)[number],
  family: ModelFamily | undefined,
  folder: RepoPath,
  read: TextReader,
): Promise<string> {
  const names = family === undefined ? [`${action}.md`] : [`${action}.${family}.md`, `${action}.md`];
  for (const name of names) {
    const file = `${folder}/${name}`;
    const text = await read(file);
    if (text === undefined) continue;
    const problem = templateProblem(text);
    if (problem === undefined) return text;
    throw new LlmstructError('prompt-template', { file, line: problem.line, reason: problem.message });
  }
  return names.map((name) => BUILT_IN_TEMPLATES[name]).find((text) => text !== undefined)!;
}

/** What is wrong with the user's templates: names that no action has, and words that no template may use. */
export async function templateProblems(
  folder: RepoPath,
  files: readonly RepoPath[],
  read: TextReader,
): Promise<SettingsProblem[]> {
  const problems: SettingsProblem[] = [];
  for (const file of files) {
    if (!file.startsWith(`${folder}/`) || !file.endsWith('.md')) continue;
    const name = file.slice(folder.length + 1);
    if (name.toLowerCase() === 'readme.md') continue;
    if (!TEMPLATE_NAMES.includes(name)) {
      const message = `no action is called so; templates are ACTION.md or ACTION.FAMILY.md, with ${WORDED.join(', ')} and ${MODEL_FAMILIES.join(', ')}`;
      problems.push({ file, line: 1, column: 1, message });
      continue;
    }
    const problem = templateProblem((await read(file)) ?? '');
    if (problem !== undefined) problems.push({ file, ...problem });
  }
  return problems;
}
