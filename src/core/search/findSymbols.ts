import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import { namesOfId } from '../model/symbolId.ts';
import { isTestPath } from '../model/testPath.ts';
import { nameParts } from './nameParts.ts';
import { type SymbolSummary, summarise } from './symbolSummary.ts';

export interface SymbolQuery {
  /** `name`, `Owner.name`, an id, or a pattern with `*` for any characters. */
  readonly name: string;
  readonly kind?: SymbolKind;
  /** Only definitions of this file or folder. */
  readonly path?: RepoPath;
  /** How many of the best to leave out, and how many to give. */
  readonly from: number;
  readonly most: number;
}

export interface SymbolList {
  /** How many there are in all. */
  readonly total: number;
  /** True when definitions have the name itself; false when they only contain it or its words. */
  readonly exact: boolean;
  /** Best first. */
  readonly symbols: readonly SymbolSummary[];
}

/** From the best match on. `exact` and `sameLetters` are the name itself, the others hold it or its words. */
const RANKS = ['exact', 'sameLetters', 'prefix', 'words', 'part'] as const;
type Rank = (typeof RANKS)[number];

interface Match {
  readonly definition: IndexedDefinition;
  readonly order: readonly number[];
}

/** Names of values come after those of code. */
const DATA: ReadonlySet<SymbolKind> = new Set(['field', 'constant', 'variable', 'member']);

/**
 * Finds definitions by name. Where any has the name itself, only those are given; else those whose name begins with it, has
 * all its words, or holds it. Code before data, other files before tests, then by id.
 */
export function findSymbols(query: SymbolQuery, index: CodeIndex): SymbolList {
  const rank = rankFor(query.name.trim());
  const found = new Map<Rank, Match[]>(RANKS.map((each) => [each, []]));
  for (const module of index.modules.values()) {
    if (!isIn(module.path, query.path)) continue;
    module.facts.definitions.forEach((fact, at) => {
      if (query.kind !== undefined && fact.kind !== query.kind) return;
      const definition = { id: module.ids[at]!, module, index: at, fact };
      const match = rank(definition);
      if (match !== undefined) found.get(match)!.push({ definition, order: orderOf(definition) });
    });
  }
  const named = [...found.get('exact')!, ...found.get('sameLetters')!];
  const exact = named.length > 0;
  const sorted = (exact ? RANKS.slice(0, 2) : RANKS.slice(2)).flatMap((each) => found.get(each)!.sort(byOrder));
  const shown = sorted.slice(query.from, query.from + query.most);
  return { total: sorted.length, exact, symbols: shown.map(({ definition }) => summarise(definition)) };
}

/** How well a definition fits a name; undefined when it does not. */
function rankFor(name: string): (definition: IndexedDefinition) => Rank | undefined {
  if (name === '') return () => undefined;
  if (name.includes('*')) {
    const parts = name.toLowerCase().split('*');
    const fits = (own: string) => fitsStars(own.toLowerCase(), parts);
    return ({ id, fact }) => (fits(fact.name) || fits(qualifiedName(id)) ? 'sameLetters' : undefined);
  }
  const lower = name.toLowerCase();
  const words = nameParts(name);
  return ({ id, fact }) => {
    if (id === name || endsWithNames(id, fact.name, name)) return 'exact';
    if (endsWithNames(id.toLowerCase(), fact.name.toLowerCase(), lower)) return 'sameLetters';
    const own = fact.name.toLowerCase();
    if (own.startsWith(lower)) return 'prefix';
    const parts = nameParts(fact.name);
    if (words.length > 0 && words.every((word) => parts.includes(word))) return 'words';
    return own.includes(lower) ? 'part' : undefined;
  };
}

/** Whether a text has these parts in their order, the first at its beginning and the last at its end. Each is looked for once, however many stars there are. */
function fitsStars(text: string, parts: readonly string[]): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= text.length;
}

/** Whether the last names of an id are the given ones: `run`, `App.run`. */
function endsWithNames(id: string, own: string, name: string): boolean {
  if (own === name) return true;
  if (!name.includes('.') || !name.endsWith(own)) return false;
  const qualified = qualifiedName(id);
  return qualified === name || qualified.endsWith(`.${name}`);
}

function qualifiedName(id: string): string {
  return namesOfId(id).join('.');
}

function isIn(path: RepoPath, place: RepoPath | undefined): boolean {
  return place === undefined || place === '' || path === place || path.startsWith(`${place}/`);
}

function orderOf({ module, fact }: IndexedDefinition): readonly number[] {
  return [Number(isTestPath(module.path)), Number(DATA.has(fact.kind)), Number(fact.exported !== true)];
}

function byOrder(a: Match, b: Match): number {
  for (const [at, value] of a.order.entries()) if (value !== b.order[at]) return value - b.order[at]!;
  return byCodeUnit(a.definition.id, b.definition.id);
}
