import type { ChangeReport } from '../changes/changeReport.ts';
import type { PackContent } from '../context/contextPack.ts';
import type { WorkspaceMap } from '../context/projectMap.ts';
import type { CheckedReply } from '../edits/checkedReply.ts';
import { writeStruct } from '../model/canonicalWriter.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { ModuleRecord, Relation, StructDocument, SymbolRecord } from '../model/structDocument.ts';
import { pathOfId, type SymbolId } from '../model/symbolId.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import type { TasksInCode } from '../tasks/taskBindings.ts';

/** A pack without the names of what it leaves out because it stays here. */
export function packWithout<Pack extends PackContent>(pack: Pack, stays: StaysHere): Pack {
  return { ...pack, dropped: pack.dropped.filter(({ id }) => !stays(pathOfId(id))) };
}

export function idsWithout(ids: readonly SymbolId[], stays: StaysHere): readonly SymbolId[] {
  return ids.filter((id) => !stays(pathOfId(id)));
}

/** What the gate says, but for callers that stay here. */
export function checkedWithout(checked: CheckedReply, stays: StaysHere): CheckedReply {
  return checked.status === 'suggested' ? { ...checked, callers: idsWithout(checked.callers, stays) } : checked;
}

/** The text of `struct.json` without modules that stay here, what leads to them, and their syntax errors; with this name and summary. */
export function structWithout(
  text: string,
  { name, summary }: Pick<WorkspaceMap, 'name' | 'summary'>,
  stays: StaysHere,
): string {
  const { modules, ...frame } = JSON.parse(text) as StructDocument;
  const shown = modules.filter(({ path }) => !stays(path)).map((module) => moduleWithout(module, stays));
  const errors = frame.errors.filter(({ file }) => !stays(file));
  return writeStruct(
    { ...frame, project: { ...frame.project, name }, context: { ...frame.context, summary }, errors },
    shown.map((module) => JSON.stringify(module)),
  );
}

function moduleWithout(module: ModuleRecord, stays: StaysHere): ModuleRecord {
  const symbols = module.symbols.map((symbol) => symbolWithout(symbol, stays));
  return { ...module, symbols, calls: relationsWithout(module.calls, stays) };
}

/** Keys stay in their order. A list of relations that is empty is left out, as in the file. */
function symbolWithout(symbol: SymbolRecord, stays: StaysHere): SymbolRecord {
  const entries = Object.entries(symbol).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'members') return [[key, (value as SymbolRecord[]).map((member) => symbolWithout(member, stays))]];
    if (key !== 'calls' && key !== 'uses' && key !== 'extends' && key !== 'decorates') return [[key, value]];
    const left = relationsWithout(value as Relation[], stays);
    return left.length === 0 ? [] : [[key, left]];
  });
  return Object.fromEntries(entries) as unknown as SymbolRecord;
}

function relationsWithout(relations: readonly Relation[], stays: StaysHere): readonly Relation[] {
  return relations.filter(({ id }) => !stays(pathOfId(id)));
}

export function changesWithout(report: ChangeReport, stays: StaysHere): ChangeReport {
  const shown = <Place extends { readonly path: RepoPath }>(list: readonly Place[]) =>
    list.filter(({ path }) => !stays(path));
  return {
    ...report,
    modules: shown(report.modules).map((change) => ({ ...change, left: shown(change.left) })),
    symbols: shown(report.symbols)
      .filter(({ was }) => was === undefined || !stays(pathOfId(was)))
      .map((change) => ({ ...change, left: shown(change.left) })),
    errors: { added: shown(report.errors.added), gone: shown(report.errors.gone) },
    drift: shown(report.drift),
  };
}

export function tasksInCodeWithout({ bindings, candidates }: TasksInCode, stays: StaysHere): TasksInCode {
  return {
    bindings: bindings
      .filter(({ path }) => !stays(path))
      .map(({ successors, ...binding }) => ({
        ...binding,
        ...(successors === undefined ? {} : { successors: idsWithout(successors, stays) }),
      })),
    candidates: candidates.filter(({ path }) => !stays(path)),
  };
}

/** `src/a.py: f, g` of a file that stays here is the file alone. */
export function lineWithout(line: string, stays: StaysHere): string {
  const end = line.indexOf(': ');
  const path = end < 0 ? line : line.slice(0, end);
  return stays(path) ? path : line;
}
