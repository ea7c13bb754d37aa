import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { Digest } from '../ports.ts';
import type { ChangeReport, ModuleChange, SymbolChange, SymbolChangeKind } from './changeReport.ts';
import type { CodeTree } from './codeTree.ts';
import { errorChanges } from './errorChanges.ts';
import { newCycles } from './importCycles.ts';
import { type Gone, leftBehind } from './leftBehind.ts';
import { type DefinitionPair, pairDefinitions } from './pairDefinitions.ts';
import { pairModules } from './pairModules.ts';
import { reviewTokens } from './reviewTokens.ts';
import { type ShapedDefinition, ShapedModule } from './shapedModule.ts';
import { type SignatureEffect, signatureEffect } from './signatureEffect.ts';
import { taskChanges } from './taskChanges.ts';

/** What it takes to look into two texts. */
export interface ComparePorts {
  readonly parser: SourceParser;
  readonly digest: Digest;
}

/** What the way from one tree to another means. Only files whose texts differ are looked into; only what is asked of the rest is resolved. */
export async function compareTrees(
  base: CodeTree,
  head: CodeTree,
  ports: ComparePorts,
): Promise<Omit<ChangeReport, 'drift'>> {
  const differs = (one: CodeTree, other: CodeTree) =>
    [...one.modules.values()].filter(({ path, digest }) => other.modules.get(path)?.digest !== digest);
  const files = pairModules(
    await shaped(differs(base, head), base, ports),
    await shaped(differs(head, base), head, ports),
  );
  const { pairs, removed, added } = pairDefinitions(files);

  const newPath = new Map(files.pairs.map((pair) => [pair.base.module.path, pair.head.module.path]));
  const newId = new Map(pairs.map((pair) => [idOf(pair.base), idOf(pair.head)]));
  const isWhole = new Set([...files.removed, ...files.added]);
  const told = pairs.flatMap((pair) => describePair(pair, newPath, newId));
  const left = await leftBehind(base, head, {
    gone: [
      ...removed
        .filter((one) => !isWhole.has(one.in))
        .map((one): Gone => ({ key: idOf(one), root: idOf(one), ids: idsInside(one) })),
      ...told.flatMap(({ pair, renews }): Gone[] =>
        renews ? [{ key: idOf(pair.head), root: idOf(pair.base), ids: idsInside(pair.base) }] : [],
      ),
      ...files.removed.map(({ module }): Gone => ({ key: module.path, ids: module.ids })),
      ...files.pairs.flatMap(({ base: { module }, head: { module: now } }): Gone[] =>
        module.path === now.path ? [] : [{ key: now.path, ids: module.ids }],
      ),
    ],
    bound: told.flatMap(({ pair, change }) => (change.effect === 'callers' ? [idOf(pair.head)] : [])),
    newId,
    newPath,
    sameCode: sameCodeOf(files.pairs, pairs),
  });

  const usage = (key: string) => left.get(key) ?? { left: [], followed: 0 };
  const modules: ModuleChange[] = [
    ...files.added.map(({ module }) => moduleChange('added', module, usage(''))),
    ...files.removed.map(({ module }) => {
      const reason = head.skipped.get(module.path)?.reason;
      return { ...moduleChange('removed', module, usage(module.path)), ...(reason === undefined ? {} : { reason }) };
    }),
    ...files.pairs.map(({ base: before, head: after }) => ({
      ...(before.module.path === after.module.path
        ? moduleChange('changed', after.module, usage(''))
        : { ...moduleChange('renamed', after.module, usage(after.module.path)), was: before.module.path }),
      ...(before.forms.topLevel === after.forms.topLevel ? {} : { topLevel: true as const }),
    })),
  ];
  const symbols: SymbolChange[] = [
    ...added.filter((one) => !isWhole.has(one.in) && isTold(one)).map((one) => symbolChange(one, ['added'])),
    ...removed
      .filter((one) => !isWhole.has(one.in))
      .map((one) => ({ ...symbolChange(one, ['removed']), ...usage(idOf(one)) })),
    ...told.map(({ change }) => ({ ...change, ...usage(change.id) })),
  ].filter((change) => !change.changes.includes('removed') || change.left.length > 0 || isListed(change, base));

  const parts = { modules: modules.sort((a, b) => byCodeUnit(a.path, b.path)), symbols: symbols.sort(byPlace) };
  const moved = (path: RepoPath) => newPath.get(path) ?? path;
  return {
    ...parts,
    errors: errorChanges(base.modules.values(), head.modules.values(), moved, (id) => newId.get(id) ?? id),
    cycles: newCycles(base.index, head.index, moved),
    tasks: taskChanges(base.tasks, head.tasks, parts.symbols),
    tokens: await reviewTokens(parts, head),
  };
}

async function shaped(modules: readonly ModuleEntry[], tree: CodeTree, { parser, digest }: ComparePorts) {
  const found: ShapedModule[] = [];
  for (const module of modules) {
    const forms = await parser.forms(module.language.id, await tree.textOf(module.path));
    found.push(new ShapedModule(module, forms, digest));
  }
  return found;
}

/** What differs in a pair; nothing where only the layout does. `renews`: users must know it under another id. */
function describePair(
  { base, head }: DefinitionPair,
  newPath: ReadonlyMap<RepoPath, RepoPath>,
  newId: ReadonlyMap<SymbolId, SymbolId>,
): { pair: DefinitionPair; change: SymbolChange; renews: boolean }[] {
  const [before, after] = [base.in.fact(base.at), head.in.fact(head.at)];
  const [old, now] = [base.in.form(base.at), head.in.form(head.at)];
  const changes: SymbolChangeKind[] = [];
  if (before.name !== after.name) changes.push('renamed');
  const placeOf = (one: ShapedDefinition, parent: number) => (parent < 0 ? one.in.module.path : one.in.id(parent));
  const oldPlace = placeOf(base, before.parent);
  const place = before.parent < 0 ? (newPath.get(oldPlace) ?? oldPlace) : newId.get(oldPlace);
  if (place !== placeOf(head, after.parent)) changes.push('moved');
  const renews = changes.length > 0;
  const isSigned = SIGNED.has(after.kind);
  if (isSigned && old.namelessHeader !== now.namelessHeader) changes.push('signature');
  const sameRest = isSigned ? old.code === now.code || old.nameless === now.nameless : old.nameless === now.nameless;
  if (!sameRest && !after.assigned && !(changes.includes('signature') && old.code === now.code)) changes.push('code');
  if (changes.length === 0) return [];
  const change = {
    ...symbolChange(head, changes),
    ...(renews ? { was: idOf(base) } : {}),
    ...(changes.includes('signature') ? { before: before.signature, effect: effectOf(before, after, head) } : {}),
  };
  return [{ pair: { base, head }, change, renews }];
}

/** Of types the users are judged by compilers alone. */
function effectOf(
  before: DefinitionFact,
  after: DefinitionFact,
  { in: { module } }: ShapedDefinition,
): SignatureEffect {
  if (CALLED.has(after.kind)) return signatureEffect(before, after, module.language);
  const seen = ({ signature }: DefinitionFact) => signature.replace(VISIBLE, '');
  return seen(before) === seen(after) ? 'none' : 'types';
}

/** What only says who sees it. */
const VISIBLE = /\b(export|default|public|pub(\([^)]*\))?|open|internal|protected|private)\s+/g;

const CALLED: ReadonlySet<SymbolKind> = new Set<SymbolKind>(['function', 'method', 'constructor', 'accessor']);

/** Kinds whose header others rely on; of the others the header is all there is, value included. */
const SIGNED: ReadonlySet<SymbolKind> = new Set<SymbolKind>([
  ...CALLED,
  'class',
  'interface',
  'enum',
  'type',
  'namespace',
]);

function symbolChange(one: ShapedDefinition, changes: readonly SymbolChangeKind[]): SymbolChange {
  const fact = one.in.fact(one.at);
  const isOne = !changes.includes('added') && !changes.includes('removed');
  const members = isOne ? 0 : one.in.size(one.at);
  return {
    changes,
    id: idOf(one),
    kind: fact.kind,
    path: one.in.module.path,
    line: fact.nameLine,
    exported: fact.exported === true,
    signature: fact.signature,
    ...(members === 0 ? {} : { members }),
    left: [],
    followed: 0,
  };
}

function moduleChange(
  change: ModuleChange['change'],
  module: ModuleEntry,
  usage: Pick<ModuleChange, 'left' | 'followed'>,
): ModuleChange {
  return { change, path: module.path, symbols: module.ids.length, ...usage };
}

/** A field that some method sets is told with the method. */
function isTold({ in: module, at }: ShapedDefinition): boolean {
  return !module.fact(at).assigned;
}

function isListed({ id }: SymbolChange, base: CodeTree): boolean {
  return !base.index.find(id)?.fact.assigned;
}

/** The ids of a definition and of all inside it. */
function idsInside({ in: module, at }: ShapedDefinition): SymbolId[] {
  return [module.id(at), ...module.children(at).flatMap((child) => idsInside({ in: module, at: child }))];
}

/** Whether the code of a user, by its id in the head, is what it was. */
function sameCodeOf(
  files: readonly { readonly base: ShapedModule; readonly head: ShapedModule }[],
  pairs: readonly DefinitionPair[],
): (id: SymbolId) => boolean {
  const differing = new Set<SymbolId>();
  for (const { base, head } of files) if (base.forms.topLevel !== head.forms.topLevel) differing.add(head.module.path);
  for (const { base, head } of pairs) {
    const [old, now] = [base.in.form(base.at), head.in.form(head.at)];
    if (old.nameless !== now.nameless) differing.add(idOf(head));
  }
  return (id) => !differing.has(id);
}

function byPlace(a: SymbolChange, b: SymbolChange): number {
  return byCodeUnit(a.path, b.path) || a.line - b.line || byCodeUnit(a.id, b.id);
}

function idOf({ in: module, at }: ShapedDefinition): SymbolId {
  return module.id(at);
}
