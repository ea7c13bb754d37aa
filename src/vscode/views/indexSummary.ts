import type { FolderState } from '../ports/folderIndex.ts';

/** The states of all folders as one: what the status bar shows. Counts are sums over the folders that have a report. */
export type IndexSummary =
  | { readonly kind: 'untrusted' }
  /** A window without a folder on disk. */
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'indexing'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly error: unknown; readonly counts: IndexCounts }
  | { readonly kind: 'ready'; readonly counts: IndexCounts };

export interface IndexCounts {
  readonly modules: number;
  readonly symbols: number;
  readonly calls: number;
  readonly errors: number;
  readonly skipped: number;
}

export function summarise(trusted: boolean, states: readonly FolderState[]): IndexSummary {
  if (!trusted) return { kind: 'untrusted' };
  if (states.length === 0) return { kind: 'no-folder' };
  const busy = states.filter((state) => state.kind === 'indexing');
  if (busy.length > 0 || states.some((state) => state.kind === 'waiting')) {
    return {
      kind: 'indexing',
      done: busy.reduce((sum, state) => sum + (state.progress?.done ?? 0), 0),
      total: busy.reduce((sum, state) => sum + (state.progress?.total ?? 0), 0),
    };
  }
  const counts = addCounts(states);
  const failed = states.find((state) => state.kind === 'failed');
  return failed ? { kind: 'failed', error: failed.error, counts } : { kind: 'ready', counts };
}

function addCounts(states: readonly FolderState[]): IndexCounts {
  const counts = { modules: 0, symbols: 0, calls: 0, errors: 0, skipped: 0 };
  for (const state of states) {
    const report = state.kind === 'ready' || state.kind === 'failed' ? state.report : undefined;
    if (report === undefined) continue;
    counts.modules += report.modules;
    counts.symbols += report.symbols;
    counts.calls += report.calls;
    counts.errors += report.errors;
    counts.skipped += report.skipped;
  }
  return counts;
}
