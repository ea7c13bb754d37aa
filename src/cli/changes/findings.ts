import type { ChangeReport, SymbolChange } from '../../core/changes/changeReport.ts';
import type { DriftFinding } from '../../core/documentation/driftFinding.ts';
import { DRIFT_WORDING, driftDetails } from '../../core/documentation/driftWording.ts';
import { namesOfId } from '../../core/model/symbolId.ts';
import { SETTINGS_FILE } from '../../core/settings/readSettings.ts';
import { digest } from '../../node/digest.ts';
import type { Translate } from '../language.ts';

/** What a tool of the platform can show at a place in the code. */
export interface Finding {
  readonly rule: RuleId;
  readonly message: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly column?: number;
  /** The same for the same finding wherever its lines are: of rule, file, definition and what is wrong, never of the line. */
  readonly fingerprint: string;
}

export type RuleId = 'syntax-error' | 'left-behind' | 'import-cycle' | 'task-without-code' | 'documentation-drift';

export type Severity = 'error' | 'warning' | 'note';

export const RULES: Readonly<Record<RuleId, { readonly severity: Severity; readonly text: string }>> = {
  'syntax-error': { severity: 'error', text: 'A syntax error that the base does not have.' },
  'left-behind': {
    severity: 'error',
    text: 'Code that uses a definition as it was before it was removed, renamed or given another signature.',
  },
  'import-cycle': { severity: 'warning', text: 'Files that import each other in a circle, which they did not before.' },
  'documentation-drift': { severity: 'warning', text: 'Documentation that contradicts the code.' },
  'task-without-code': { severity: 'note', text: 'A task whose code is gone or has another name.' },
};

/** The findings of a report, in its order; equal ones have different fingerprints. */
export function findingsOf(report: ChangeReport, t: Translate): Finding[] {
  const drafts = [
    ...errors(report),
    ...left(report, t),
    ...cycles(report, t),
    ...drifts(report.drift, t),
    ...tasks(report, t),
  ];
  return fingerprinted(drafts);
}

/** What a check of documentation found, as findings. */
export function driftFindings(found: readonly DriftFinding[], t: Translate): Finding[] {
  return fingerprinted(drifts(found, t));
}

function fingerprinted(drafts: readonly Draft[]): Finding[] {
  const seen = new Map<string, number>();
  return drafts.map(({ about, ...finding }) => {
    const key = [finding.rule, finding.path, ...about].join('\0');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...finding, fingerprint: digest(`${key}\0${count}`) };
  });
}

type Draft = Omit<Finding, 'fingerprint'> & {
  /** What tells it from others of its rule in the file. */
  readonly about: readonly string[];
};

function errors({ errors: { added } }: ChangeReport): Draft[] {
  return added.map(({ path, line, column, reason, symbol = '' }) => {
    return { rule: 'syntax-error', message: reason, path, line, column, about: [symbol, reason] };
  });
}

function left({ symbols, modules }: ChangeReport, t: Translate): Draft[] {
  const ofSymbols = symbols.flatMap((change) =>
    change.left.map((user): Draft => {
      const { id, path, line } = user;
      return { rule: 'left-behind', message: sentence(change, t), path, line, about: [id, change.was ?? change.id] };
    }),
  );
  const ofModules = modules.flatMap((change) =>
    change.left.map((user): Draft => {
      const message =
        change.was === undefined
          ? t('It uses {0}, which is gone.', change.path)
          : t('It uses {0}, which is now {1}.', change.was, change.path);
      return {
        rule: 'left-behind',
        message,
        path: user.path,
        line: user.line,
        about: [user.id, change.was ?? change.path],
      };
    }),
  );
  return [...ofSymbols, ...ofModules];
}

function sentence(change: SymbolChange, t: Translate): string {
  const name = (id: string) => namesOfId(id).join('.');
  if (change.changes.includes('removed')) return t('It uses {0}, which is gone.', name(change.id));
  if (change.before !== undefined) {
    return t('It uses {0} as it was: {1}; now {2}.', name(change.id), change.before, change.signature);
  }
  return t('It uses {0}, which is now {1}.', change.was ?? '', change.id);
}

function drifts(found: readonly DriftFinding[], t: Translate): Draft[] {
  return found.map((finding) => {
    const { rule, id, path, line, name } = finding;
    const message = t(DRIFT_WORDING[rule], driftDetails(finding));
    return { rule: 'documentation-drift', message, path, line, about: [id, rule, name] };
  });
}

function cycles({ cycles }: ChangeReport, t: Translate): Draft[] {
  return cycles.map((cycle) => {
    const path = cycle[0]!;
    const message = t('New import cycle: {0}.', [...cycle, path].join(' → '));
    return { rule: 'import-cycle', message, path, line: 1, about: cycle };
  });
}

function tasks({ tasks }: ChangeReport, t: Translate): Draft[] {
  return tasks
    .filter(({ change }) => change === 'symbol-removed')
    .map(({ id, symbol = '' }) => {
      const message = t('The code of task {0} is gone or has another name: {1}.', id, symbol);
      return { rule: 'task-without-code', message, path: SETTINGS_FILE, line: 1, about: [id, symbol] };
    });
}
