import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { definitionAt } from '../indexing/definitionAt.ts';
import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { type MatchedModule, matchWords } from './matchWords.ts';
import { PhraseSearch, phrasesIn } from './phrases.ts';
import { type Place, placesIn } from './places.ts';
import { readQuestion } from './question.ts';
import { type RankedModule, rankModules } from './rankModules.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WorkspaceWords } from './workspaceWords.ts';

/** A definition that may answer, with what it is worth among the others and why. */
export interface FoundDefinition extends IndexedDefinition {
  readonly worth: number;
  readonly why: string;
}

/** What may answer a question, best first. */
export interface Answer {
  readonly modules: readonly ModuleEntry[];
  readonly definitions: readonly FoundDefinition[];
  /**
   * Modules whose top level is meant, and why: it has a message that the question repeats, or a named line is outside of every definition. None
   * of their definitions stands for it.
   */
  readonly topLevel: ReadonlyMap<ModuleEntry, string>;
}

/** Weights, chosen with `docs/context.md`, Questions. */
const OF_MODULE = 0.7;
const LONG = 0.1;
const PART_OF_TYPE = 0.3;
const WITHOUT_MEANING = 0.1;
/** All definitions of so many modules are candidates, of others those with words of the question. */
const WHOLE_MODULES = 10;
/** What is worth less than this part of the best is not the least that is enough. */
const LEAST_WORTH = 0.2;
/** A place that the question names comes before whatever words say, then what says the same word for word. */
const NAMED_PLACE = 10;
const REPEATED = 5;
/** What more places say is no message. */
const MOST_SAID = 5;

/** Finds the definitions that a question in words is about. */
export function answerQuestion(text: string, index: CodeIndex, words: WorkspaceWords): Answer {
  const question = readQuestion(text);
  const modules = [...index.modules.values()];
  const matched = matchWords(question, modules, words);
  const imported = (path: RepoPath) => [...(index.resolution(path)?.imported.values() ?? [])];
  const places = placesIn(text, [...index.modules.keys()]);
  const ranked = rankModules(question, matched, imported);
  const said = repeated(text, matched, words.vocabulary);
  const named = [...new Set([...places, ...said.map(({ module }) => module)].map(({ path }) => path))];
  const inOrder = [
    ...named.map((path) => index.modules.get(path)!),
    ...ranked.map(({ module }) => module).filter(({ path }) => !named.includes(path)),
  ];
  const placed = atPlaces(places, index);
  const found = [...placed, ...said.flatMap(definitionOf), ...rankDefinitions(ranked)].sort(byWorth);
  return { modules: inOrder, definitions: found, topLevel: topLevelMeant(places, placed, said, index) };
}

/** A place in the code that has a message that the question repeats. */
interface Said {
  readonly module: ModuleEntry;
  /** -1: the module's top level. */
  readonly at: number;
}

function topLevelMeant(
  places: readonly Place[],
  placed: readonly FoundDefinition[],
  said: readonly Said[],
  index: CodeIndex,
): ReadonlyMap<ModuleEntry, string> {
  const meant = new Map<ModuleEntry, string>();
  for (const { module, at } of said) if (at < 0) meant.set(module, 'its top level says it word for word');
  for (const { path, line } of places) {
    const module = index.modules.get(path);
    // Where another line of it is in a definition, as in a stack trace, that one says more.
    if (module === undefined || line === undefined || placed.some((found) => found.module === module)) continue;
    meant.set(module, `line ${line} is named, outside of every definition`);
  }
  return meant;
}

/** Which messages of the code the question repeats; none that too many places have. A test has them from the code. */
function repeated(text: string, modules: readonly MatchedModule[], vocabulary: Vocabulary): readonly Said[] {
  const phrases = phrasesIn(text);
  const search = new PhraseSearch(phrases, vocabulary);
  const sources = modules
    .filter(({ words }) => !words.isTest)
    .map(({ module, words }) => ({ module, found: search.in(words) }));
  for (const phrase of phrases.keys()) {
    const said = sources.flatMap(({ module, found }) => (found[phrase] ?? []).map((at) => ({ module, at })));
    if (said.length > 0 && said.length <= MOST_SAID) return said;
  }
  return [];
}

function definitionOf({ module, at }: Said, rank: number): FoundDefinition[] {
  const fact = module.facts.definitions[at];
  if (fact === undefined) return [];
  const worth = REPEATED - rank / MOST_SAID;
  return [{ id: module.ids[at]!, module, index: at, fact, worth, why: 'says it word for word' }];
}

/** The innermost definitions at the named lines, in the order in which they are named. */
function atPlaces(places: readonly Place[], index: CodeIndex): FoundDefinition[] {
  return places.flatMap(({ path, line }, at) => {
    const module = index.modules.get(path);
    const found = module === undefined || line === undefined ? -1 : definitionAt(module, line);
    const fact = module?.facts.definitions[found];
    if (module === undefined || fact === undefined) return [];
    const worth = NAMED_PLACE - at / places.length;
    return [{ id: module.ids[found]!, module, index: found, fact, worth, why: `line ${line} is named` }];
  });
}

/** What a definition may be worth, before the best is known. */
interface Candidate {
  readonly module: ModuleEntry;
  readonly at: number;
  readonly worth: number;
  readonly matches: boolean;
}

function rankDefinitions(ranked: readonly RankedModule[]): FoundDefinition[] {
  const mostOfModule = ranked.reduce((most, { worth }) => Math.max(most, worth), Number.MIN_VALUE);
  let most = Number.MIN_VALUE;
  for (const { scores, share } of ranked) {
    if (share === 1) for (const score of scores) most = Math.max(most, score);
  }
  const candidates: Candidate[] = [];
  let best = 0;
  ranked.forEach(({ module, definitions, scores, worth: worthOfModule, share }, rank) => {
    const ofModule = (OF_MODULE * worthOfModule) / mostOfModule;
    const consider = (at: number, score: number) => {
      const fact = module.facts.definitions[at];
      if (fact === undefined) return;
      const long = LONG * Math.log(2 + fact.endLine - fact.startLine);
      const worth = (score / most + ofModule + long) * ownShare(fact) * share;
      if (worth < best * LEAST_WORTH) return;
      best = Math.max(best, worth);
      candidates.push({ module, at, worth, matches: score > 0 });
    };
    for (const [place, at] of definitions.entries()) consider(at, scores[place]!);
    if (rank >= WHOLE_MODULES) return;
    const matched = new Set(definitions);
    for (const at of module.facts.definitions.keys()) if (!matched.has(at)) consider(at, 0);
  });
  return candidates
    .filter(({ worth }) => worth >= best * LEAST_WORTH)
    .map(({ module, at, worth, matches }) => {
      const why = matches ? 'has words of the question' : 'in a file that has them';
      return { id: module.ids[at]!, module, index: at, fact: module.facts.definitions[at]!, worth, why };
    });
}

/** Fields and members of enums are mostly shown by their type; lists of exports and keys for what is none of the others say nothing. */
function ownShare({ kind, name, parent }: DefinitionFact): number {
  if (name === '__all__' || (name === 'default' && parent >= 0)) return WITHOUT_MEANING;
  return kind === 'field' || kind === 'member' ? PART_OF_TYPE : 1;
}

function byWorth(a: FoundDefinition, b: FoundDefinition): number {
  return b.worth - a.worth || byCodeUnit(a.id, b.id);
}
