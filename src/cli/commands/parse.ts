import { relative } from 'node:path';
import { Command } from 'commander';
import type { IndexReport } from '../../core/workspaceIndex.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions, countOption } from '../options.ts';
import { duration, printJson, printText, table } from '../output.ts';
import { readParseSpec } from '../parseSpec.ts';
import { updateStruct } from '../structOutput.ts';
import { withWorkspace } from '../workspace.ts';

interface ParseOptions extends CommonOptions {
  readonly output?: string;
  readonly check?: boolean;
  readonly jobs?: string;
  readonly spec?: string;
}

export function parseCommand(context: CliContext): Command {
  const { t } = context;
  return addCommonOptions(new Command('parse').description(t('Index the workspace and write struct.json')), t)
    .option('--output <file>', t('where struct.json goes (default: into the workspace)'))
    .option('--check', t('write nothing; exit 1 when the file on disk is out of date'))
    .option('--spec <file>', t('a TOML or JSON file whose [parse] holds for this run'))
    .option('--jobs <n>', t('how many files to parse at once'))
    .action(async (options: ParseOptions) => context.exit(await runParse(context, options)));
}

async function runParse(context: CliContext, options: ParseOptions): Promise<number> {
  const check = options.check === true;
  const jobs = options.jobs === undefined ? undefined : countOption('--jobs', options.jobs);
  const spec =
    options.spec === undefined ? undefined : await readParseSpec(context.host.folder, options.spec, context.t);
  return withWorkspace(context, options.input, jobs, async (workspace) => {
    const { report, file } = await updateStruct(workspace, context.host.folder, options.output, check, spec);
    if (options.json === true) printJson(context, parseDocument(report));
    else printText(context, describe(context, report, relative(context.host.folder, file) || file, check));
    if (report.settingsProblems.length > 0) return EXIT.usage;
    return check && !report.upToDate ? EXIT.findings : EXIT.fine;
  });
}

/** The form of `parse --json`: counts of the whole workspace, `ms` of this run. */
function parseDocument(report: IndexReport): object {
  const { modules, symbols, calls, errors, skipped, reused, bytes, digest, upToDate, settingsProblems } = report;
  const ms = Math.round(report.ms);
  return { modules, symbols, calls, errors, skipped, reused, bytes, digest, ms, upToDate, settingsProblems };
}

function describe(context: CliContext, report: IndexReport, file: string, check: boolean): string {
  const { t, number } = context;
  const state = report.upToDate ? t('up to date') : check ? t('out of date') : t('written');
  return table([
    [file, `${state}, ${t('{0} bytes', number(report.bytes))}`],
    ...countRows(context, report),
    [t('time'), duration(context, report.ms)],
  ]);
}

/** What an index holds, for people. */
export function countRows({ t, number }: CliContext, report: IndexReport): [label: string, value: string][] {
  return [
    [t('files'), `${number(report.modules)} (${t('{0} unchanged', number(report.reused))})`],
    [t('symbols'), number(report.symbols)],
    [t('calls'), number(report.calls)],
    [t('syntax errors'), number(report.errors)],
    [t('skipped files'), number(report.skipped)],
  ];
}
