import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import type { Edges } from '../indexing/edges.ts';
import type { Arity } from '../indexing/overloads/overloads.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { Confidence } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';
import { isTestPath } from '../model/testPath.ts';
import type { ContextRole } from './contextPack.ts';
import { heldByConstants } from './heldByConstants.ts';

/** A definition worth showing, with the reason in words and what it is worth. */
export interface Candidate extends IndexedDefinition {
  readonly role: ContextRole;
  readonly why: string;
  /** Higher is shown first. */
  readonly worth: number;
  /** Of a type that the target constructs: with how many arguments. */
  readonly constructed?: ReadonlySet<Arity>;
}

const CONFIDENCE: Readonly<Record<Confidence, number>> = { exact: 1, name: 0.6, dispatch: 0.2 };

/** What the target's own text refers to, best first; the target, its owners and its members are left out. */
export function chooseDependencies(target: IndexedDefinition, index: CodeIndex): Candidate[] {
  const inside = withMembers(target);
  const around = owners(target);
  const found = new Map<SymbolId, Candidate>();
  const constructed = new Map<SymbolId, Set<Arity>>();
  for (const owner of apartOwners(target, index)) found.set(owner.id, owner);
  for (const at of inside) {
    const edges = index.edges(target.module.path, at);
    if (edges === undefined) continue;
    for (const [id, counts] of edges.constructed) {
      constructed.set(id, new Set([...(constructed.get(id) ?? []), ...counts]));
    }
    for (const [kind, why, worth] of KINDS) {
      for (const { id, confidence } of edges[kind]) {
        if (confidence === 'dispatch' || found.has(id)) continue;
        const definition = index.find(id);
        if (definition === undefined) continue;
        if (definition.module === target.module && (inside.has(definition.index) || around.has(definition.index)))
          continue;
        found.set(id, {
          ...definition,
          role: roleOf(definition),
          why: confidence === 'name' ? `${why}, by its name` : why,
          worth: worth * CONFIDENCE[confidence] * kindWorth(definition),
        });
      }
    }
  }
  for (const id of heldByConstants(found, index)) found.delete(id);
  return [...found.values()]
    .map((candidate) => {
      const counts = constructed.get(candidate.id);
      return counts === undefined ? candidate : { ...candidate, constructed: counts };
    })
    .sort((a, b) => b.worth - a.worth || byCodeUnit(a.id, b.id));
}

const KINDS: readonly (readonly [keyof Pick<Edges, 'extends' | 'decorates' | 'calls' | 'uses'>, string, number])[] = [
  ['extends', 'extended', 1],
  ['calls', 'called', 1],
  ['decorates', 'decorates it', 0.95],
  ['uses', 'used', 0.9],
];

/** Definitions that call the target: how it is used. */
export function chooseCallers(target: IndexedDefinition, index: CodeIndex): Candidate[] {
  const inside = withMembers(target);
  return index
    .callers(target.id)
    .map((id) => index.find(id))
    .filter((caller) => caller !== undefined)
    .filter((caller) => caller.module !== target.module || !inside.has(caller.index))
    .map(
      (caller): Candidate => ({
        ...caller,
        role: 'caller',
        why: 'calls it',
        worth: isTestPath(caller.module.path) ? 0.3 : 0.5,
      }),
    )
    .sort((a, b) => b.worth - a.worth || byCodeUnit(a.id, b.id));
}

/** What the target overrides in its class's bases. */
export function chooseInherited(target: IndexedDefinition, index: CodeIndex): Candidate[] {
  const { parent, name } = target.fact;
  if (parent < 0) return [];
  return index.resolver
    .member(index.resolver.bases(index.resolver.known(target.module), parent), name)
    .flatMap((value) =>
      value.kind === 'definition'
        ? [index.find(value.module.ids[value.index]!)].filter((found) => found !== undefined)
        : [],
    )
    .map((found): Candidate => ({ ...found, role: 'inherited', why: 'overridden by it', worth: 0.6 }));
}

function withMembers(target: IndexedDefinition): Set<number> {
  const inside = new Set([target.index]);
  target.module.facts.definitions.forEach(({ parent }, at) => {
    if (inside.has(parent)) inside.add(at);
  });
  return inside;
}

/** The types that a method belongs to but does not stand in (receivers, `impl` blocks, prototypes): its text names them. */
function apartOwners(target: IndexedDefinition, index: CodeIndex): Candidate[] {
  const { module, fact } = target;
  const ids = new Set<SymbolId>();
  for (let at = fact.parent; at >= 0; at = module.facts.definitions[at]!.parent) ids.add(module.ids[at]!);
  // Of a method the type may be in another file.
  for (const value of index.resolver.evaluate(['@class'], index.resolver.known(module), target.index)) {
    if (value.kind === 'definition') ids.add(value.module.ids[value.index]!);
  }
  return [...ids]
    .map((id) => index.find(id))
    .filter((owner) => owner !== undefined && !encloses(owner, target))
    .map((owner): Candidate => ({ ...owner!, role: roleOf(owner!), why: 'its type', worth: 1 }));
}

function encloses(owner: IndexedDefinition, { module, fact }: IndexedDefinition): boolean {
  return owner.module === module && owner.fact.startLine <= fact.startLine && fact.endLine <= owner.fact.endLine;
}

function owners(target: IndexedDefinition): Set<number> {
  const around = new Set<number>();
  for (let at = target.fact.parent; at >= 0; at = target.module.facts.definitions[at]!.parent) around.add(at);
  return around;
}

function roleOf(definition: IndexedDefinition): ContextRole {
  switch (definition.fact.kind) {
    case 'class':
    case 'interface':
    case 'type':
    case 'enum':
      return 'type';
    case 'field':
    case 'member':
    case 'accessor':
      return 'member';
    default:
      return 'dependency';
  }
}

/** Fields say least: their name and type, which the use mostly shows. */
function kindWorth(definition: IndexedDefinition): number {
  return definition.fact.kind === 'field' ? 0.4 : definition.fact.kind === 'variable' ? 0.8 : 1;
}
