import type { ChangeReport, ModuleChange, SymbolChange } from '../../core/changes/changeReport.ts';
import type { CliContext } from '../cliContext.ts';

/** The report in one line: what there is, and what a reviewer's model needs. */
export function headline(report: ChangeReport, { t, number }: CliContext): string {
  const { symbols, modules } = report;
  const left = [...symbols, ...modules].reduce((sum, change) => sum + change.left.length, 0);
  const count = (kind: SymbolChange['changes'][number]) =>
    symbols.filter(({ changes }) => changes.includes(kind)).length;
  const files = (kind: ModuleChange['change']) => modules.filter(({ change }) => change === kind).length;
  const renamed = symbols.filter(({ was }) => was !== undefined).length + files('renamed');
  const counts: readonly (readonly [label: string, count: number])[] = [
    [t('left behind'), left],
    [t('new syntax errors'), report.errors.added.length],
    [t('new import cycles'), report.cycles.length],
    [t('signatures'), count('signature')],
    [t('renamed or moved'), renamed],
    [t('removed'), count('removed') + files('removed')],
    [t('added'), count('added') + files('added')],
    [t('changed inside'), count('code')],
  ];
  const said = counts.filter(([, value]) => value > 0).map(([label, value]) => `${label}: ${number(value)}`);
  return said.length === 0 ? t('No change of what the code says.') : said.join(' · ');
}

/** What a reviewer's model needs, beside what the files as a whole would cost it. */
export function tokensLine({ tokens }: ChangeReport, { t, number }: CliContext): string {
  return t(
    'A reviewer’s model needs {0} tokens for this change; the changed files as a whole are {1}.',
    number(tokens.review),
    number(tokens.files),
  );
}
