import type { ChangeReport, SymbolChange } from '../../core/changes/changeReport.ts';
import type { CliContext } from '../cliContext.ts';
import type { ReportStyle } from './reportStyle.ts';
import { item, type ReportItem, ReportWords } from './reportWords.ts';

/** A part of the report, the most urgent first. */
export interface ReportSection {
  readonly title: string;
  /** What a reader should see without asking for it. */
  readonly urgent: boolean;
  readonly items: readonly ReportItem[];
}

/** The report in a reviewer's words. */
export function reportSections(report: ChangeReport, context: CliContext, style: ReportStyle): ReportSection[] {
  const { t } = context;
  const words = new ReportWords(context, style);
  const { modules, symbols } = report;
  const having = (kind: SymbolChange['changes'][number]) => symbols.filter(({ changes }) => changes.includes(kind));
  const inside = symbols.filter(({ changes }) => changes.length === 1 && changes[0] === 'code');
  const sections: ReportSection[] = [
    {
      title: t('Left behind: they use what this change removes, renames or gives another signature'),
      urgent: true,
      items: [
        ...symbols.filter(({ left }) => left.length > 0).map((change) => words.left(change)),
        ...modules.filter(({ left }) => left.length > 0).map((change) => words.leftOfModule(change)),
      ],
    },
    { title: t('New syntax errors'), urgent: true, items: report.errors.added.map((error) => words.error(error)) },
    {
      title: t('New import cycles'),
      urgent: true,
      items: report.cycles.map((cycle) => item([...cycle, cycle[0]!].map((path) => style.code(path)).join(' → '))),
    },
    {
      title: t('Signatures'),
      urgent: true,
      items: byEffect(having('signature')).map((change) => words.signature(change)),
    },
    {
      title: t('Renamed and moved'),
      urgent: true,
      items: [
        ...modules.filter(({ change }) => change === 'renamed').map((change) => words.renamedModule(change)),
        ...symbols.filter(({ was }) => was !== undefined).map((change) => words.renamed(change)),
      ],
    },
    {
      title: t('Removed'),
      urgent: true,
      items: [
        ...modules.filter(({ change }) => change === 'removed').map((change) => words.module(change)),
        ...words.byFile(having('removed')),
      ],
    },
    {
      title: t('Added'),
      urgent: false,
      items: [
        ...modules.filter(({ change }) => change === 'added').map((change) => words.module(change)),
        ...words.byFile(having('added')),
      ],
    },
    {
      title: t('Documentation that contradicts the code'),
      urgent: true,
      items: report.drift.map((finding) => words.drift(finding)),
    },
    { title: t('Tasks'), urgent: true, items: report.tasks.map((task) => words.task(task)) },
    {
      title: t('Changed inside'),
      urgent: false,
      items: [
        ...words.byFile(inside),
        ...modules
          .filter(({ topLevel }) => topLevel)
          .map(({ path }) => item(t('{0}: code outside definitions', style.code(path)))),
      ],
    },
    { title: t('Syntax errors gone'), urgent: false, items: report.errors.gone.map((error) => words.error(error)) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** Those that leave nobody behind: first whose users had to follow, last whose users need not care. */
function byEffect(changes: readonly SymbolChange[]): SymbolChange[] {
  const rest = changes.filter(({ left }) => left.length === 0);
  return (['callers', 'types', 'none'] as const).flatMap((effect) => rest.filter((change) => change.effect === effect));
}
