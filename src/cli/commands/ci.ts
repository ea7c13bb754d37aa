import { resolve } from 'node:path';
import { Command } from 'commander';
import type { ChangeReport } from '../../core/changes/changeReport.ts';
import { writeAtomically } from '../../node/atomicWrite.ts';
import { type ComparedCommits, findCommits } from '../../node/comparedCommits.ts';
import { checkFolder } from '../../node/nodeFileSystem.ts';
import { changeAnnotations } from '../changes/changeAnnotations.ts';
import { changeCodeQuality } from '../changes/changeCodeQuality.ts';
import { COMMENT_LIMIT, changeComment } from '../changes/changeComment.ts';
import { changeSarif } from '../changes/changeSarif.ts';
import { changeSummary } from '../changes/changeSummary.ts';
import { type Filing, fileErrorIssues, MOST_ERROR_ISSUES } from '../changes/errorFiling.ts';
import { findingsOf } from '../changes/findings.ts';
import { type Posting, postComment } from '../changes/postComment.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { sayFailure } from '../failure.ts';
import { addCommonOptions, type CommonOptions, countOption, oneOf } from '../options.ts';
import { printText } from '../output.ts';
import { createProgressLine } from '../progressLine.ts';
import { UsageError } from '../usageError.ts';
import { withWorkspace } from '../workspace.ts';

const FORMATS = ['summary', 'comment', 'sarif', 'codequality', 'annotations', 'json'] as const;
type Format = (typeof FORMATS)[number];

const FAIL_ON = ['none', 'errors', 'breaking', 'drift'] as const;
type FailOn = (typeof FAIL_ON)[number];

const TRACKERS = ['github', 'gitlab'] as const;

interface CiOptions extends CommonOptions {
  readonly base: string;
  readonly head?: string;
  readonly exactBase?: boolean;
  readonly format?: string;
  readonly write: readonly string[];
  readonly failOn: string;
  readonly limit?: string;
  readonly post?: boolean;
  readonly issues?: string;
  readonly issuesMost?: string;
}

export function ciCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('ci').description(
    t('Say what a change means: for reviewers, pull requests and pipelines'),
  );
  return addCommonOptions(command, t)
    .requiredOption('--base <ref>', t('what the change is compared with: a branch or commit'))
    .option('--head <ref>', t('the commit with the change (default: the files as they are)'))
    .option('--exact-base', t('compare with the base itself, not with where the head left it'))
    .option('--format <name>', t('{0} (default: {1})', FORMATS.join(', '), 'summary'))
    .option('--write <format=file>', t('write the report to a file as well; may be given several times'), collect, [])
    .option(
      '--fail-on <what>',
      t(
        'exit 1 for new syntax errors, or also for users left behind, or also for documentation that contradicts the code: {0}',
        FAIL_ON.join(', '),
      ),
      'none',
    )
    .option('--limit <n>', t('the longest comment, in characters (default: {0})', COMMENT_LIMIT))
    .option('--post', t('write it on the pull or merge request of this run, in place of the last one'))
    .option(
      '--issues <tracker>',
      t(
        'keep an Issue for each syntax error of the default branch: {0} (default: {1})',
        TRACKERS.join(', '),
        t('none'),
      ),
    )
    .option('--issues-most <n>', t('how many of these may be open at once (default: {0})', MOST_ERROR_ISSUES))
    .action(async (options: CiOptions) => context.exit(await runCi(context, options)));
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

async function runCi(context: CliContext, options: CiOptions): Promise<number> {
  const { t, host } = context;
  const format = options.json === true ? 'json' : oneOf('--format', options.format ?? 'summary', FORMATS);
  const failOn = oneOf('--fail-on', options.failOn, FAIL_ON);
  if (failOn === 'drift' && options.head !== undefined)
    throw new UsageError('--fail-on drift needs the files themselves: leave --head out.');
  const limit = options.limit === undefined ? COMMENT_LIMIT : countOption('--limit', options.limit);
  const issues = options.issues === undefined ? undefined : oneOf('--issues', options.issues, TRACKERS);
  const most = options.issuesMost === undefined ? MOST_ERROR_ISSUES : countOption('--issues-most', options.issuesMost);
  if (issues !== undefined && options.head !== undefined)
    throw new UsageError('--issues needs the files themselves: leave --head out.');
  const writes = options.write.map((text) => writeOption(text));
  const root = resolve(host.folder, options.input ?? '.');
  checkFolder(root);
  const { base, head } = options;
  const commits = await findCommits(root, {
    base,
    exact: options.exactBase === true,
    ...(head === undefined ? {} : { head }),
  });
  if (commits.dirty) host.err.write(`llmstruct: ${t('What is not committed is part of the report.')}\n`);
  return withWorkspace(context, options.input, undefined, async (workspace) => {
    const now = head === undefined ? await workspace.update({ kind: 'none', lazy: true }) : undefined;
    const progress = createProgressLine(context);
    const request = { base: commits.base, ...(commits.head === undefined ? {} : { head: commits.head }) };
    const report = await workspace.index
      .changes(request, (state) => progress.show(state), host.cancellation)
      .finally(() => progress.clear());
    const render = (as: Format) => rendered(as, report, commits, limit, context);
    for (const { as, file } of writes) await writeAtomically(resolve(host.folder, file), render(as), file);
    printText(context, render(format));
    if (options.post === true) sayPosting(context, await postComment(render('comment'), host.environment));
    if (issues !== undefined) {
      sayFiling(context, await fileErrorIssues(context, workspace, now?.problems ?? [], issues, most));
    }
    return fails(report, failOn) ? EXIT.findings : EXIT.fine;
  });
}

/** Says on stderr what became of the comment. That it could not be written fails no run: the report is there all the same. */
function sayPosting({ t, host }: CliContext, posting: Posting): void {
  const said: Readonly<Record<Posting['kind'], string>> = {
    written: t('The comment was written.'),
    updated: t('The comment was updated.'),
    'no-request': t('No comment: this run is for no pull or merge request.'),
    'not-allowed': t('No comment, this run may not write one: {0}.', 'reason' in posting ? posting.reason : ''),
    'no-event': t('No comment, the event of this run cannot be read: {0}.', 'reason' in posting ? posting.reason : ''),
    failed: t('No comment, the server did not take it: {0}.', 'reason' in posting ? posting.reason : ''),
  };
  host.err.write(`llmstruct: ${said[posting.kind]}\n`);
}

/** Says on stderr what became of the Issues. That they could not be written fails no run. */
function sayFiling(context: CliContext, filing: Filing): void {
  const { t, host } = context;
  if (filing.kind === 'failed') {
    sayFailure(context, filing.failure);
    return;
  }
  if (filing.kind === 'other-branch') {
    host.err.write(`llmstruct: ${t('Issues are left alone: this is not the default branch.')}\n`);
    return;
  }
  const { create, update, close, duplicates, left, dismissed } = filing.plan;
  const counts: readonly (readonly [string, number])[] = [
    [t('new'), create.length],
    [t('updated'), update.length],
    [t('closed'), close.length + duplicates.length],
    [t('closed by people for good'), dismissed],
    [t('left out, there are too many'), left],
  ];
  const said = counts.filter(([, count]) => count > 0).map(([what, count]) => `${what} ${count}`);
  const what = said.length === 0 ? t('nothing to do') : said.join(', ');
  host.err.write(`llmstruct: ${t('Issues at {0}: {1}', filing.place, what)}\n`);
}

function rendered(
  format: Format,
  report: ChangeReport,
  commits: ComparedCommits,
  limit: number,
  context: CliContext,
): string {
  const { t, host } = context;
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  switch (format) {
    case 'summary':
      return changeSummary(report, context);
    case 'comment':
      return changeComment(report, context, limit);
    case 'sarif':
      return json(changeSarif(findingsOf(report, t), host.version, t));
    case 'codequality':
      return json(changeCodeQuality(findingsOf(report, t)));
    case 'annotations':
      return changeAnnotations(findingsOf(report, t));
    case 'json':
      return json({ base: commits.base, ...(commits.head === undefined ? {} : { head: commits.head }), ...report });
  }
}

/** Each includes those before it. */
function fails({ errors, symbols, modules, drift }: ChangeReport, failOn: FailOn): boolean {
  const level = FAIL_ON.indexOf(failOn);
  if (level >= 1 && errors.added.length > 0) return true;
  if (level >= 2 && [...symbols, ...modules].some(({ left }) => left.length > 0)) return true;
  return level >= 3 && drift.length > 0;
}

function writeOption(text: string): { readonly as: Format; readonly file: string } {
  const [, format = '', file = ''] = /^(\w+)=(.+)$/s.exec(text) ?? [];
  if (file === '') throw new UsageError('--write needs FORMAT=FILE, not {0}.', text);
  return { as: oneOf('--write', format, FORMATS), file };
}
