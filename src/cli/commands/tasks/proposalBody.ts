import { markdownStyle } from '../../changes/reportStyle.ts';
import type { CliContext } from '../../cliContext.ts';
import type { GivenAnswer } from './eventAnswer.ts';
import type { ImportDocument } from './importedCode.ts';
import { codeText } from './importWording.ts';

/** GitHub takes 65 536 characters; the rest of a longer difference is in the patch. */
const LONGEST_DIFF = 40_000;

/** Counts only: nothing of the answer is in it. */
export function proposalTitle({ t }: Pick<CliContext, 't'>, { tasks, code }: ImportDocument): string {
  const suggestions = code.filter(({ state }) => state === 'suggested').length;
  return t('Import a chat answer: tasks {0}, suggestions {1}', tasks.added.length, suggestions);
}

/** What was bound and what was not, for whoever decides. Everything of the answer and of the code is in code spans: no markup, no mention. */
export function proposalBody(
  context: CliContext,
  { tasks, code, diff }: ImportDocument,
  { author, url }: GivenAnswer,
  patch: string | undefined,
): string {
  const { t } = context;
  const { code: span, words } = markdownStyle;
  const bound = code.filter(({ state }) => state === 'suggested');
  const others = code.filter(({ state }) => state !== 'suggested');
  const rows = (all: typeof code) =>
    all.map(
      (each) => `- ${t('block {0}, line {1}', each.block, each.line)}: ${codeText(context, each, span).join('; ')}`,
    );
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];
  return [
    ...(author === undefined ? [] : [t('An answer that {0} brought in: {1}', span(author), url ?? ''), '']),
    ...list(
      t('New tasks'),
      tasks.added.map(
        ({ id, title, symbol }) => `- ${span(id)} ${words(title)}${symbol === undefined ? '' : `, ${span(symbol)}`}`,
      ),
    ),
    ...list(t('Bound code'), rows(bound)),
    ...(patch === undefined
      ? []
      : [t('It is in {0}: `git apply` takes it. Delete the patch before you merge.', span(patch)), '']),
    ...list(t('Not bound'), rows(others)),
    ...list(
      t('Tasks already there'),
      tasks.known.map(({ id, title }) => `- ${span(id)} ${words(title)}`),
    ),
    ...(diff === '' || diff.length > LONGEST_DIFF ? [] : ['<details>', '', fenced(diff), '', '</details>', '']),
  ].join('\n');
}

/** A fence longer than any inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text.trimEnd()}\n${fence}`;
}
