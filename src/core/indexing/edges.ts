import type { Language } from '../languages/language.ts';
import { anyScript } from '../model/anyScript.ts';
import { type Chain, isCall, LABEL } from '../model/chain.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { BodyFacts, ReferenceFact } from '../model/fileFacts.ts';
import type { Confidence, Relation } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';
import { CLASS_KINDS, isCallable } from './definitionKinds.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { NameCandidates } from './names/nameCandidates.ts';
import type { Arity } from './overloads/overloads.ts';
import type { Resolver } from './resolver.ts';
import type { Value } from './types/values.ts';

export type RelationKind = 'calls' | 'uses' | 'extends' | 'decorates';

/** What one definition (or a module's top level) refers to. */
export interface Edges {
  readonly calls: readonly Relation[];
  readonly uses: readonly Relation[];
  readonly extends: readonly Relation[];
  readonly decorates: readonly Relation[];
  readonly external: readonly string[];
  readonly unresolved: readonly string[];
  /** Calls that name one method for good (`super.run()`): they never run as an override. Not part of `struct.json`. */
  readonly fixed: ReadonlySet<SymbolId>;
  /** Types among the calls, and with how many arguments they are constructed. Not part of `struct.json`. */
  readonly constructed: ReadonlyMap<SymbolId, ReadonlySet<Arity>>;
}

const STRENGTH: Readonly<Record<RelationKind, number>> = { uses: 0, calls: 1, decorates: 2, extends: 3 };

/** The edges of every definition of a module, dispatch left out; index -1 is its top level. */
export function resolveEdges(
  module: ModuleEntry,
  body: BodyFacts,
  resolver: Resolver,
  candidates: NameCandidates,
): Map<number, Edges> {
  const collectors = new Map<number, EdgeCollector>();
  for (const reference of body.references) {
    if (reference.owner !== undefined) continue;
    let collector = collectors.get(reference.from);
    if (collector === undefined) {
      collector = new EdgeCollector(module, reference.from);
      collectors.set(reference.from, collector);
    }
    const into = collector;
    let seen = 0;
    let builtin = false;
    const chain = decoratorChain(reference, module, resolver);
    const last = chain.length - 1;
    const fixedAt = nameAfterSuper(chain, module.language);
    const isType = reference.kind === 'type' && module.language.mergesDeclarations === true;
    resolver.evaluate(chain, module, reference.from, (name, named, called, count) => {
      seen++;
      const values = isType ? named.map((value) => resolver.asType(value)) : named;
      const plainEnd = reference.kind === 'extends' || reference.kind === 'decorate';
      const isEnd = plainEnd && seen >= namesIn(chain, last);
      const kind: RelationKind = isEnd
        ? reference.kind === 'extends'
          ? 'extends'
          : 'decorates'
        : (called && callsOne(values, module.language)) || (module.language.namesCall && values.some(namesCallable))
          ? 'calls'
          : 'uses';
      // The first name after `super` is the base's own.
      const fixed = seen === fixedAt;
      if (called) into.construct(values, count);
      if (into.add(values, kind, fixed)) return;
      // What hangs on a built-in (`Math.max`, `Object.keys`) is the language's, not unknown.
      if (seen === 1 && values.length === 0 && module.language.builtins.has(name)) builtin = true;
      if (builtin) return;
      if (values.length > 0) return;
      const isFunction = called || (reference.kind === 'type' && module.language.functionNames === true);
      const only = isFunction ? candidates.meantBy(module, name, seen > 1) : undefined;
      if (only !== undefined) into.link(only, called ? 'calls' : 'uses', 'name');
      else if ((called || seen === 1) && !module.language.operatorNames?.has(name)) into.unresolved.add(name);
    });
    if (reference.chain[0] === '?' && seen === 0 && !reference.chain[1]?.startsWith(LABEL))
      into.unresolved.add(reference.chain[1]?.slice(1) ?? '?');
  }
  addOutsideBases(module, resolver, collectors);
  return new Map([...collectors].map(([index, collector]) => [index, collector.edges()]));
}

/** What decorates, with the suffix that the language leaves out, where there is such a class. */
function decoratorChain({ kind, chain, from }: ReferenceFact, module: ModuleEntry, resolver: Resolver): Chain {
  const { decoratorSuffix } = module.language;
  const at = chain.findLastIndex((step, index) => index === 0 || step.startsWith('.'));
  if (kind !== 'decorate' || decoratorSuffix === undefined || at < 0 || /^[\^@%?<]/.test(chain[at]!)) return chain;
  const whole = chain.map((step, index) => (index === at ? step + decoratorSuffix : step));
  const found = resolver.evaluate(whole.slice(0, at + 1), module, from);
  return found.some((value) => value.kind === 'definition') ? whole : chain;
}

/** What other files say that a type of this one implements. */
function addOutsideBases(module: ModuleEntry, resolver: Resolver, collectors: Map<number, EdgeCollector>): void {
  if (!module.language.membersOutside) return;
  module.facts.definitions.forEach((_, index) => {
    const bases = resolver.outsideBases(module, index);
    if (bases.length === 0) return;
    const collector = collectors.get(index) ?? new EdgeCollector(module, index);
    collectors.set(index, collector);
    collector.add(bases, 'extends', false);
  });
}

/** False when nothing of what is named can be called itself, in languages that tell. */
function callsOne(values: readonly Value[], { calledKinds, overloads }: Language): boolean {
  const definitions = values.flatMap((value) => (value.kind === 'definition' ? [value] : []));
  // Of an interface a class without a name is made: nothing of it is called.
  const kindOf = ({ module, index }: (typeof definitions)[number]) => module.facts.definitions[index]!.kind;
  if (overloads && definitions.length > 0 && definitions.every((value) => kindOf(value) === 'interface')) return false;
  if (calledKinds === undefined) return true;
  return (
    definitions.length === 0 ||
    definitions.some(({ module, index }) => calledKinds.has(module.facts.definitions[index]!.kind))
  );
}

/** Which of a chain's names hangs on `super` directly, counted from 1; 0 for none. */
function nameAfterSuper(chain: readonly string[], language: Language): number {
  const above = chain.indexOf('super', 1);
  if (above > 0) return namesIn(chain, above) + 1;
  if (chain[0] === '@super') return chain[1] === '()' && !language.namesCall ? 0 : 1;
  return chain[0] === language.superFunction && isCall(chain[1]) ? 2 : 0;
}

/** How many names a chain has up to its end, the root included when it is one. */
function namesIn(chain: readonly string[], last: number): number {
  let count = /^[@%?<=]/.test(chain[0] ?? '') ? 0 : 1;
  for (let at = 1; at <= last; at++) if (chain[at]!.startsWith('.')) count++;
  return count;
}

function namesCallable(value: Value): boolean {
  return value.kind === 'definition' && isCallable(value.module.facts.definitions[value.index]!);
}

class EdgeCollector {
  readonly #module: ModuleEntry;
  readonly #from: number;
  readonly #links = new Map<SymbolId, { kind: RelationKind; confidence: Confidence; fixed: boolean }>();
  readonly #external = new Set<string>();
  readonly #constructed = new Map<SymbolId, Set<Arity>>();
  readonly unresolved = new Set<string>();

  constructor(module: ModuleEntry, from: number) {
    this.#module = module;
    this.#from = from;
  }

  /** Takes what the values name; false when they name nothing. */
  add(values: readonly Value[], kind: RelationKind, fixed: boolean): boolean {
    let named = false;
    for (const value of values) {
      if (value.kind === 'definition') this.link(value.module.ids[value.index]!, kind, 'exact', fixed);
      else if (value.kind === 'super' && kind === 'calls') continue;
      else if (value.kind === 'external') {
        if (anyScript(/^[\w$.@/-]*$/).test(value.name)) this.#external.add(`${value.package}:${value.name}`);
      } else continue;
      named = true;
    }
    return named;
  }

  /** Notes which of the values are types, and so constructed by a call with so many arguments. */
  construct(values: readonly Value[], count: Arity): void {
    for (const value of values) {
      if (value.kind !== 'definition' || !CLASS_KINDS.has(value.module.facts.definitions[value.index]!.kind)) continue;
      const id = value.module.ids[value.index]!;
      const counts = this.#constructed.get(id);
      if (counts === undefined) this.#constructed.set(id, new Set([count]));
      else counts.add(count);
    }
  }

  link(id: SymbolId, kind: RelationKind, confidence: Confidence, fixed = false): void {
    if (this.#from >= 0 && id === this.#module.ids[this.#from] && kind !== 'calls') return;
    const before = this.#links.get(id);
    if (before === undefined) this.#links.set(id, { kind, confidence, fixed });
    else {
      if (STRENGTH[kind] > STRENGTH[before.kind]) before.kind = kind;
      if (confidence === 'exact') before.confidence = 'exact';
      before.fixed &&= fixed;
    }
  }

  edges(): Edges {
    const relations = (kind: RelationKind): Relation[] =>
      [...this.#links]
        .filter(([, link]) => link.kind === kind)
        .map(([id, { confidence }]) => ({ id, confidence }))
        .sort((a, b) => byCodeUnit(a.id, b.id));
    return {
      calls: relations('calls'),
      uses: relations('uses'),
      extends: relations('extends'),
      decorates: relations('decorates'),
      external: [...this.#external].filter((name) => !name.endsWith(':')).sort(byCodeUnit),
      unresolved: [...this.unresolved].sort(byCodeUnit),
      fixed: new Set([...this.#links].flatMap(([id, link]) => (link.fixed ? [id] : []))),
      constructed: this.#constructed,
    };
  }
}
