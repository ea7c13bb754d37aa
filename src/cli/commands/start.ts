import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { IndexReport } from '../../core/indexing/indexReport.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { duration, printJson, printText, table } from '../output.ts';
import { createProgressLine } from '../progressLine.ts';
import { readFunctions } from '../structFunctions.ts';
import { updateStruct } from '../structOutput.ts';
import { measureTypicalRequest, TYPICAL_BUDGET, type TypicalRequest } from '../typicalRequest.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';
import { countRows } from './parse.ts';

export function startCommand(context: CliContext): Command {
  const { t } = context;
  return new Command('start')
    .description(t('Index a folder, write struct.json and show what it holds'))
    .argument('[folder]', t('the folder (default: the current one)'))
    .option('--json', t('print one JSON document'))
    .action(async (folder: string | undefined, options: { readonly json?: boolean }) =>
      context.exit(await runStart(context, folder, options.json === true)),
    );
}

async function runStart(context: CliContext, folder: string | undefined, json: boolean): Promise<number> {
  return withWorkspace(context, chosenFolder(context, folder), undefined, async (workspace) => {
    const { report, file } = await updateStruct(context, workspace, undefined, false);
    const functions = await readFunctions(file);
    const typical = await measure(context, workspace, functions);
    if (json) printJson(context, startDocument(report, typical));
    else printText(context, describe(context, workspace.root, report, typical, functions));
    return report.settingsProblems.some(({ severity }) => severity === undefined) ? EXIT.usage : EXIT.fine;
  });
}

/** `npm start -- FOLDER` runs in the package's folder; what a person types is meant from where they stand. */
function chosenFolder({ host }: CliContext, folder: string | undefined): string | undefined {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = host.environment;
  return folder !== undefined && script === 'start' && typedIn ? resolve(typedIn, folder) : folder;
}

async function measure(
  context: CliContext,
  { index }: Workspace,
  functions: readonly string[],
): Promise<TypicalRequest | undefined> {
  const progress = createProgressLine(context);
  try {
    progress.say(context.t('Measuring a typical request'));
    return await measureTypicalRequest(index, functions, context.host.cancellation);
  } finally {
    progress.clear();
  }
}

function startDocument(report: IndexReport, typical: TypicalRequest | undefined): object {
  const { modules, symbols, calls, errors, skipped, reused, bytes, digest, upToDate, sourceTokens } = report;
  const counts = { modules, symbols, calls, errors, skipped, reused, bytes, digest, upToDate, sourceTokens };
  return { ...counts, ms: Math.round(report.ms), typical: typical ?? null };
}

function describe(
  context: CliContext,
  root: string,
  report: IndexReport,
  typical: TypicalRequest | undefined,
  functions: readonly string[],
): string {
  const { t, number } = context;
  const state = report.upToDate ? t('up to date') : t('written');
  const rows: [string, string][] = [
    ...countRows(context, report),
    [t('time'), duration(context, report.ms)],
    ['struct.json', `${state}, ${t('{0} bytes', number(report.bytes))}`],
  ];
  return [
    `llmstruct  ${root}\n\n`,
    table(rows, '  '),
    ...(typical === undefined ? [] : ['\n', describeCost(context, report, typical)]),
    '\n',
    report.modules === 0
      ? `${t('No file here is in a language that llmstruct reads. Is it the right folder?')}\n`
      : nextSteps(context, root, typical?.example ?? functions[0]),
  ].join('');
}

/** The whole sources as a prompt against what llmstruct sends. */
function describeCost(context: CliContext, report: IndexReport, typical: TypicalRequest): string {
  const { t, number } = context;
  const rows: [string, string][] = [
    [t('the whole repository'), number(report.sourceTokens)],
    [t('a typical request'), number(typical.promptTokens)],
    [t('of these, context'), number(typical.contextTokens)],
  ];
  const how = t('Median of {0} chosen functions, budget {1}.', number(typical.functions), number(TYPICAL_BUDGET));
  return `${t('What a prompt costs, in tokens')}\n${table(rows, '  ')}  ${how}\n`;
}

function nextSteps(context: CliContext, root: string, example: string | undefined): string {
  const { t, host } = context;
  const fromNpm = host.environment['npm_lifecycle_event'] === 'start';
  const llmstruct = fromNpm ? 'npx llmstruct' : 'llmstruct';
  const place = relative(host.folder, root);
  const input = place === '' ? '' : ` --input ${shellWord(place)}`;
  const target = shellWord(example ?? 'path#Name');
  const rows: [string, string][] = [
    [t('see what a model would get'), `${llmstruct} context ${target} --prompt${input}`],
    [t('ask a local Qwen for a better version'), `${llmstruct} improve ${target}${input}`],
  ];
  if (fromNpm) rows.push([t('work in the editor'), `npm run demo${place === '' ? '' : ` -- ${shellWord(place)}`}`]);
  return `${t('What to do next')}\n${table(rows, '  ')}`;
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
