import { relative } from 'node:path';
import { Command, Option } from 'commander';
import type { IndexReport } from '../../core/indexing/indexReport.ts';
import type { ShardReport } from '../../core/indexing/shards/shardReport.ts';
import type { ParseRules } from '../../core/settings/parseRules.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions, countOption, STANDARD_OUTPUT } from '../options.ts';
import { duration, printJson, printText, table } from '../output.ts';
import { readParseSpec } from '../parseSpec.ts';
import { writePart } from '../partOutput.ts';
import { wordProblem } from '../settingsProblem.ts';
import { updateStruct } from '../structOutput.ts';
import { UsageError } from '../usageError.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface ParseOptions extends CommonOptions {
  readonly output?: string;
  readonly check?: boolean;
  readonly jobs?: string;
  readonly spec?: string;
  readonly shard?: string;
}

export function parseCommand(context: CliContext): Command {
  const { t } = context;
  return addCommonOptions(new Command('parse').description(t('Index the workspace and write struct.json')), t)
    .option('--output <file>', t('where struct.json goes (default: into the workspace; -: standard output)'))
    .option('--check', t('write nothing; exit 1 when the file on disk is out of date'))
    .option('--spec <file>', t('a TOML or JSON file whose [parse] holds for this run'))
    .addOption(
      new Option(
        '--shard <i/n>',
        t('parse one of n parts of the workspace, for merge; --output names the part'),
      ).conflicts('check'),
    )
    .option('--jobs <n>', t('how many files to parse at once'))
    .action(async (options: ParseOptions) => context.exit(await runParse(context, options)));
}

async function runParse(context: CliContext, options: ParseOptions): Promise<number> {
  const check = options.check === true;
  const jobs = options.jobs === undefined ? undefined : countOption('--jobs', options.jobs);
  const spec =
    options.spec === undefined ? undefined : await readParseSpec(context.host.folder, options.spec, context.t);
  const shard = options.shard === undefined ? undefined : shardOption(options.shard);
  const printed = options.output === STANDARD_OUTPUT;
  if (printed) refuseBesidePrinted(options);
  return withWorkspace(context, options.input, jobs, async (workspace) => {
    if (printed) return printStruct(context, workspace, spec);
    if (shard !== undefined) {
      const { report, file } = await writePart(context, workspace, shard, options.output, spec);
      if (options.json === true) printJson(context, report);
      else printText(context, describePart(context, report, relative(context.host.folder, file) || file));
      return EXIT.fine;
    }
    const { report, file } = await updateStruct(context, workspace, options.output, check, spec);
    if (options.json === true) printJson(context, parseDocument(context, report));
    else printText(context, describe(context, report, relative(context.host.folder, file) || file, check));
    const exit = exitOf(report);
    if (exit !== EXIT.fine || !check || report.upToDate) return exit;
    context.host.err.write(`${context.t('To bring it up to date, run the same command without --check.')}\n`);
    return EXIT.findings;
  });
}

function refuseBesidePrinted({ check, json, shard }: ParseOptions): void {
  const given = check === true ? '--check' : json === true ? '--json' : shard === undefined ? undefined : '--shard';
  if (given !== undefined) throw new UsageError('The options {0} and {1} exclude each other.', given, '--output -');
}

/** Prints `struct.json` itself; nothing is written. */
async function printStruct(context: CliContext, { index, update }: Workspace, spec?: ParseRules): Promise<number> {
  const report = await update({ kind: 'none' }, spec);
  printText(context, await index.structText());
  return exitOf(report);
}

/** Settings that cannot be used as they are written are not fine, though there is an index. */
function exitOf({ settingsProblems }: IndexReport): number {
  return settingsProblems.some(({ severity }) => severity === undefined) ? EXIT.usage : EXIT.fine;
}

/** `I/N`, 1-based. */
function shardOption(text: string): { readonly shard: number; readonly of: number } {
  const [, shard = 0, of = 0] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (shard < 1 || shard > of) throw new UsageError('--shard needs I/N, for example 1/4, not {0}.', text);
  return { shard, of };
}

function describePart(context: CliContext, report: ShardReport, file: string): string {
  const { t, number } = context;
  return table([
    [file, t('shard {0} of {1}', report.shard, report.of)],
    [t('files'), number(report.modules)],
    [t('skipped files'), number(report.skipped)],
    [t('size against the mean'), number(Math.round(report.share * 1000) / 1000)],
  ]);
}

/** The form of `parse --json`: counts of the whole workspace, `ms` of this run. */
function parseDocument({ t }: CliContext, report: IndexReport): object {
  const { modules, symbols, calls, errors, skipped, reused, bytes, digest, upToDate } = report;
  const settingsProblems = report.settingsProblems.map((each) => ({ ...each, message: wordProblem(each.message, t) }));
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
