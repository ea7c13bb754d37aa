import { Command } from 'commander';
import { meanOf } from '../../core/usage/histogram.ts';
import { SURVIVAL_SPANS, type SurvivalSpan } from '../../core/usage/usageRecord.ts';
import {
  BASELINES,
  type Baseline,
  mergeTotals,
  sumOfGroups,
  type UsageGroup,
  type UsageTotals,
} from '../../core/usage/usageTotals.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { exportMetrics } from '../exportMetrics.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { duration, printJson, printText, table } from '../output.ts';
import { sinceOption } from '../sinceOption.ts';
import { usageDocument } from '../usageDocument.ts';
import { UsageError } from '../usageError.ts';
import { withWorkspace } from '../workspace.ts';

interface MetricsOptions extends CommonOptions {
  readonly since?: string;
  readonly by?: string;
  readonly textfile?: string;
  readonly push?: string;
  readonly mlflow?: string | true;
  readonly experiment?: string;
  readonly prompts?: boolean;
}

/** What the rows are of. */
const GROUPINGS = ['model', 'action'] as const;
type Grouping = (typeof GROUPINGS)[number];

/** The longest bar, in characters. */
const BAR = 20;

export function metricsCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('metrics')
    .description(t('Print what requests to models cost and saved, and what became of their answers'))
    .option('--since <time>', t('count from then on: 24h, 7d or a date (default: from the beginning)'))
    .option('--by <what>', t('one row for each model or action (default: {0})', 'model'));
  command
    .option('--textfile <file>', t('write them as a file for Prometheus’ textfile collector (-: standard output)'))
    .option('--push <url>', t('send them to a Prometheus Pushgateway'))
    .option('--mlflow [url]', t('send what was not sent yet to an MLflow server (default: MLFLOW_TRACKING_URI)'))
    .option('--experiment <name>', t('the experiment there (default: {0})', 'llmstruct'))
    .option('--prompts', t('send the prompts to MLflow, too: code of yours, secrets masked (default: numbers only)'));
  return addCommonOptions(command, t).action(async (options: MetricsOptions) =>
    context.exit(await runMetrics(context, options)),
  );
}

async function runMetrics(context: CliContext, options: MetricsOptions): Promise<number> {
  const { textfile, push, mlflow, prompts } = options;
  if ([textfile, push, mlflow, prompts].some((place) => place !== undefined)) return exportMetrics(context, options);
  const by = groupingOption(options.by ?? 'model');
  const since = options.since === undefined ? undefined : sinceOption(options.since, context.host.now());
  const groups = await withWorkspace(context, options.input, undefined, ({ index }) => index.usage(since));
  const rows = rowsBy(by, groups);
  const total = sumOfGroups(groups);
  if (options.json === true) {
    printJson(context, {
      since: since === undefined ? null : new Date(since).toISOString(),
      by,
      total: usageDocument(total),
      groups: rows.map(([name, totals]) => ({ [by]: name === '' ? null : name, ...usageDocument(totals) })),
    });
  } else printText(context, describe(context, total, rows));
  return EXIT.fine;
}

function groupingOption(text: string): Grouping {
  const grouping = GROUPINGS.find((name) => name === text);
  if (grouping !== undefined) return grouping;
  throw new UsageError('{0} is one of {1}, not {2}.', '--by', GROUPINGS.join(', '), text);
}

/** The groups put together by one of their names, those with the most requests first. */
function rowsBy(by: Grouping, groups: readonly UsageGroup[]): (readonly [name: string, totals: UsageTotals])[] {
  const rows = new Map<string, UsageTotals>();
  for (const group of groups) {
    const known = rows.get(group[by]);
    rows.set(group[by], known === undefined ? group.totals : mergeTotals(known, group.totals));
  }
  return [...rows].sort(([, a], [, b]) => b.requests - a.requests);
}

function describe(
  context: CliContext,
  total: UsageTotals,
  rows: readonly (readonly [name: string, totals: UsageTotals])[],
): string {
  const { t } = context;
  if (total.requests === 0) return t('No model was asked yet.');
  const most = Math.max(...rows.map(([, { requests }]) => requests));
  const bars = rows.map(([name, totals]): [string, string] => [
    name === '' ? t('(none answered)') : name,
    `${bar(totals.requests, most)}  ${row(context, totals)}`,
  ]);
  const sections = [
    table(bars),
    table(savings(context, total)),
    table([...answers(context, total), ...survival(context, total), ...edited(context, total)]),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function row(context: CliContext, { requests, tokensIn, tokensOut, requestSeconds }: UsageTotals): string {
  const { t, number } = context;
  const each = duration(context, (meanOf(requestSeconds) ?? 0) * 1000);
  return t('requests {0}, tokens {1} + {2}, {3} each', number(requests), number(tokensIn), number(tokensOut), each);
}

const BASELINE_LABELS: Readonly<Record<Baseline, string>> = {
  file: 'saved against the whole file',
  withImports: '… and the files it imports',
  grep: '… a search’s best three files',
};

/** What was not sent, in tokens and as a part of the baseline; where more was sent, with a minus. */
function savings({ t, number }: CliContext, { saved, baselines }: UsageTotals): [label: string, value: string][] {
  return BASELINES.filter((name) => saved[name] !== undefined).map((name) => {
    const [less = 0, whole = 0] = [saved[name], baselines[name]];
    const part = whole === 0 ? '' : ` (${number(Math.round((100 * less) / whole))} %)`;
    const shown = less < 0 ? '' : `  ${bar(less, Math.max(less, whole)).trimEnd()}`;
    return [t(BASELINE_LABELS[name]), `${t('{0} tokens', number(less))}${part}${shown}`];
  });
}

function answers(context: CliContext, totals: UsageTotals): [label: string, value: string][] {
  const { t, number } = context;
  const { outcomes, causes, fallbacks, gatePassed, gateRefused, tokensCached, firstTokenSeconds } = totals;
  const listed = (counts: Readonly<Record<string, number>>, word: (name: string) => string) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${word(name)} ${number(count)}`)
      .join(', ');
  const first = meanOf(firstTokenSeconds);
  return [
    [t('outcomes'), listed(outcomes as Readonly<Record<string, number>>, (name) => t(name))],
    [t('answers checked'), t('{0} passed, {1} refused', number(gatePassed), number(gateRefused))],
    ...(first === undefined ? [] : [[t('first token after'), duration(context, first * 1000)] as [string, string]]),
    ...(tokensCached === 0 ? [] : [[t('tokens from a cache'), number(tokensCached)] as [string, string]]),
    ...(Object.keys(causes).length === 0
      ? []
      : [
          [
            t('models that failed'),
            `${listed(causes as Readonly<Record<string, number>>, (name) => name)}; ${t('another answered: {0}', number(fallbacks))}`,
          ] as [string, string],
        ]),
  ];
}

const SPAN_LABELS: Readonly<Record<SurvivalSpan, string>> = {
  hour: 'accepted lines after an hour',
  day: 'accepted lines after a day',
  commit: 'accepted lines in the next commit',
};

function survival(
  { t, number }: CliContext,
  { linesLooked, linesKept }: UsageTotals,
): [label: string, value: string][] {
  return SURVIVAL_SPANS.filter((span) => (linesLooked[span] ?? 0) > 0).map((span) => {
    const [looked = 0, kept = 0] = [linesLooked[span], linesKept[span]];
    const part = number(Math.round((100 * kept) / looked));
    return [t(SPAN_LABELS[span]), t('{0} of {1} still there ({2} %)', number(kept), number(looked), part)];
  });
}

function edited({ t, number }: CliContext, totals: UsageTotals): [label: string, value: string][] {
  const { acceptedLooked, acceptedEdited } = totals;
  if (acceptedLooked === 0) return [];
  const part = number(Math.round((100 * acceptedEdited) / acceptedLooked));
  return [[t('edited after Accept'), t('{0} of {1} ({2} %)', number(acceptedEdited), number(acceptedLooked), part)]];
}

/** A bar for `value` where `most` is the longest one; something that is there is seen. */
function bar(value: number, most: number): string {
  const length = most <= 0 ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((BAR * value) / most));
  return '█'.repeat(length).padEnd(BAR);
}
