import type { UnboundReason } from '../../../core/answers/answerReading.ts';
import type { CliContext } from '../../cliContext.ts';
import { wordEditProblem } from '../../editProblemWording.ts';
import type { ImportDocument, ImportedCode } from './importedCode.ts';
import { taskTable } from './listTasks.ts';

/** Says on stderr what became of an answer, and how a person decides what was not guessed. */
export function sayImport(context: CliContext, { tasks, advice, code }: ImportDocument, dryRun: boolean): void {
  const { t, host } = context;
  const lines = code.flatMap((each) => codeLines(context, each));
  if (dryRun) lines.push(...advice.map(({ title }) => t('would be a task: {0}', title)));
  for (const line of lines) host.err.write(`${line}\n`);
  host.err.write(taskTable(tasks.added));
  for (const { digest, candidates } of advice) {
    const task = tasks.added.find(({ imported }) => imported === digest);
    if (task === undefined || candidates === undefined) continue;
    const [first] = candidates;
    host.err.write(`${t('{0} may be about: {1}', task.id, candidates.join(', '))}\n`);
    host.err.write(`  ${t('Say which: {0}', `llmstruct tasks set ${task.id} "symbol=${first}"`)}\n`);
  }
  if (tasks.known.length > 0) {
    host.err.write(`${t('Tasks already: {0}', tasks.known.map(({ id }) => id).join(', '))}\n`);
  }
  if (code.length === 0 && advice.length === 0) {
    host.err.write(`${t('The answer has neither code nor advice in lists.')}\n`);
  }
}

/** The same for one piece of code on the command line. */
function codeLines(context: CliContext, each: ImportedCode): readonly string[] {
  const { t } = context;
  const { block, line, state, candidates: [first] = [] } = each;
  const [said = '', ...more] = codeText(context, each, (text) => text);
  const hint = state === 'suggested' ? `${said}; ${t('--apply writes it')}` : said;
  return [
    `${t('block {0}, line {1}', block, line)}: ${hint}`,
    ...more.map((text) => `  ${text}`),
    ...(state === 'ambiguous' ? [`  ${t('Say which: {0}', `--pick "${block}=${first}"`)}`] : []),
  ];
}

/** What became of a piece of code: a sentence, then what the gate found. `code` words what is of the code itself. */
export function codeText(
  { t }: Pick<CliContext, 't'>,
  each: ImportedCode,
  code: (text: string) => string,
): readonly string[] {
  const { state, name = '', target = '', behind, candidates = [], problems = [], callers = [], reason } = each;
  const said: Readonly<Record<ImportedCode['state'], string>> = {
    suggested:
      behind === undefined
        ? t('a suggestion for {0}', code(target))
        : t('{0} is new and would come behind {1}', code(target), code(behind)),
    applied: t('written: {0}', code(target)),
    unchanged: t('{0} is like that already', code(target)),
    superseded: t('{0} has a later version in the answer', code(target)),
    refused: t('not usable for {0}', code(target)),
    ambiguous: t('{0} may be: {1}', code(name), candidates.map(code).join(', ')),
    unbound: wordReason(reason ?? 'no-definition', code(name), t),
  };
  return [
    said[state],
    ...problems.map((problem) => `- ${wordEditProblem(problem, t)}`),
    ...(callers.length === 0 ? [] : [t('Called by: {callers}', { callers: callers.map(code).join(', ') })]),
  ];
}

function wordReason(reason: UnboundReason, name: string, t: CliContext['t']): string {
  const said: Readonly<Record<UnboundReason, string>> = {
    new: t('{0} is not in the code yet, and the answer does not say where it belongs; put it in by hand', name),
    'no-definition': t('no definition in it'),
    rejected: t('the answer advises against it, or shows what was'),
    language: t('in no language that llmstruct reads'),
    diff: t('a patch; git apply may take it'),
    unfinished: t('the answer ends in the middle of it'),
  };
  return said[reason];
}
