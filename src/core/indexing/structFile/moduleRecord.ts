import { byCodeUnit, sortedUnique } from '../../model/codeUnitOrder.ts';
import type { ImportRecord, ModuleRecord, Relation, SymbolRecord } from '../../model/structDocument.ts';
import type { CodeIndex } from '../codeIndex.ts';
import type { Edges } from '../edges.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

/** A module as `struct.json` shows it: keys in fixed order, nothing twice. */
export function moduleRecord(module: ModuleEntry, index: CodeIndex): ModuleRecord {
  const children = new Map<number, number[]>();
  module.facts.definitions.forEach(({ parent }, at) => {
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [at]);
    else list.push(at);
  });
  const symbolsUnder = (parent: number): SymbolRecord[] =>
    (children.get(parent) ?? []).map((at) => symbolRecord(module, at, index, symbolsUnder(at)));
  return {
    path: module.path,
    language: module.language.id,
    digest: module.digest,
    ...(module.facts.doc === undefined ? {} : { doc: module.facts.doc }),
    imports: importRecords(module, index),
    symbols: symbolsUnder(-1),
    calls: index.calls(module.path, -1),
  };
}

function symbolRecord(
  module: ModuleEntry,
  at: number,
  index: CodeIndex,
  members: readonly SymbolRecord[],
): SymbolRecord {
  const fact = module.facts.definitions[at]!;
  return {
    id: module.ids[at]!,
    kind: fact.kind,
    name: fact.name,
    signature: fact.signature,
    ...(fact.doc === undefined ? {} : { doc: fact.doc }),
    range: [fact.startLine, fact.endLine],
    ...(fact.decorators === undefined ? {} : { decorators: fact.decorators }),
    ...(fact.exported ? { exported: true as const } : {}),
    ...(fact.partial ? { partial: true as const } : {}),
    digest: fact.digest,
    ...presentEdges(index.edges(module.path, at), index.calls(module.path, at)),
    ...(members.length === 0 ? {} : { members }),
  };
}

function presentEdges(edges: Edges | undefined, calls: readonly Relation[]): Partial<Edges> {
  if (edges === undefined) return {};
  const { uses, extends: bases, decorates, external, unresolved } = edges;
  return {
    ...(calls.length === 0 ? {} : { calls }),
    ...(uses.length === 0 ? {} : { uses }),
    ...(bases.length === 0 ? {} : { extends: bases }),
    ...(decorates.length === 0 ? {} : { decorates }),
    ...(external.length === 0 ? {} : { external }),
    ...(unresolved.length === 0 ? {} : { unresolved }),
  };
}

function importRecords(module: ModuleEntry, index: CodeIndex): ImportRecord[] {
  const { imported } = index.resolution(module.path)!;
  const byModule = new Map<string, string[]>();
  for (const { from, name } of module.facts.imports) {
    const names = byModule.get(from) ?? [];
    if (name === '=') names.push('*');
    else if (name !== '') names.push(name);
    byModule.set(from, names);
  }
  return [...byModule]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([from, names]) => {
      const path = imported.get(from);
      return { from, names: sortedUnique(names), ...(path === undefined ? {} : { module: path }) };
    });
}
