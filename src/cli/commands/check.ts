import { relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import type { DocumentationReport, DriftFinding } from '../../core/documentation/driftFinding.ts';
import { DRIFT_WORDING, driftDetails } from '../../core/documentation/driftWording.ts';
import { changeAnnotations } from '../changes/changeAnnotations.ts';
import { changeCodeQuality } from '../changes/changeCodeQuality.ts';
import { changeSarif } from '../changes/changeSarif.ts';
import { driftFindings } from '../changes/findings.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions, oneOf } from '../options.ts';
import { printText } from '../output.ts';
import { createProgressLine } from '../progressLine.ts';
import { UsageError } from '../usageError.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

const FORMATS = ['text', 'json', 'sarif', 'codequality', 'annotations'] as const;

interface CheckOptions extends CommonOptions {
  readonly format: string;
}

export function checkCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('check')
    .description(t('Check documentation against code; needs no model'))
    .argument('[paths...]', t('files and folders to check (default: everything)'))
    .option('--format <name>', t('the form of the report: {0}', FORMATS.join(', ')), 'text');
  return addCommonOptions(command, t).action(async (paths: readonly string[], options: CheckOptions) =>
    context.exit(await runCheck(context, paths, options)),
  );
}

/** Writes nothing but the cache. Exits with 1 when something is found. */
async function runCheck(context: CliContext, paths: readonly string[], options: CheckOptions): Promise<number> {
  const format = options.json === true ? 'json' : oneOf('--format', options.format, FORMATS);
  const started = context.host.clock();
  return withWorkspace(context, options.input, undefined, async (workspace) => {
    await workspace.update({ kind: 'none', lazy: true });
    const chosen = paths.length === 0 ? undefined : await filesUnder(context, workspace, paths);
    const report = await check(context, workspace, chosen);
    const ms = Math.round(context.host.clock() - started);
    printText(context, rendered(context, format, report, ms));
    return report.findings.length > 0 ? EXIT.findings : EXIT.fine;
  });
}

function rendered(
  context: CliContext,
  format: (typeof FORMATS)[number],
  report: DocumentationReport,
  ms: number,
): string {
  const { t, host } = context;
  const findings = driftFindings(report.findings, t);
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  switch (format) {
    case 'text':
      return describe(context, report);
    case 'json':
      return json({
        ...report,
        findings: report.findings.map((finding) => ({ ...finding, message: word(context, finding) })),
        ms,
      });
    case 'sarif':
      return json(changeSarif(findings, host.version, t));
    case 'codequality':
      return json(changeCodeQuality(findings));
    case 'annotations':
      return changeAnnotations(findings);
  }
}

async function check(
  context: CliContext,
  { index }: Workspace,
  paths: readonly string[] | undefined,
): Promise<DocumentationReport> {
  const progress = createProgressLine(context);
  try {
    const request = paths === undefined ? {} : { paths };
    return await index.checkDocumentation(request, (state) => progress.show(state), context.host.cancellation);
  } finally {
    progress.clear();
  }
}

/** The indexed files that the arguments name, or that lie in the folders that they name; arguments are relative to the current folder. */
async function filesUnder(
  context: CliContext,
  { root, index }: Workspace,
  paths: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const start = relative(root, resolve(context.host.folder, path)).replaceAll(sep, '/');
      const under = await index.paths({ start, most: Number.MAX_SAFE_INTEGER });
      const named = under.filter((each) => start === '' || each === start || each.startsWith(`${start}/`));
      if (named.length === 0) throw new UsageError('There is no file or folder {0} in the index.', path);
      return named;
    }),
  );
  return found.flat();
}

/** `path:line: what is wrong (definition)`, as compilers print it, and what was looked at. */
function describe(context: CliContext, { files, functions, findings }: DocumentationReport): string {
  const { t, number } = context;
  const lines = findings.map(
    (finding) => `${finding.path}:${finding.line}: ${word(context, finding)} (${nameOf(finding)})`,
  );
  const counts = [number(functions), number(files)] as const;
  const summary =
    findings.length === 0
      ? t('{0} documented functions in {1} files checked: nothing contradicts the code.', ...counts)
      : t('{0} documented functions in {1} files checked, contradictions: {2}.', ...counts, number(findings.length));
  return [...lines, summary].join('\n');
}

function nameOf({ id }: DriftFinding): string {
  return id.slice(id.indexOf('#') + 1);
}

function word({ t }: CliContext, finding: DriftFinding): string {
  return t(DRIFT_WORDING[finding.rule], driftDetails(finding));
}
