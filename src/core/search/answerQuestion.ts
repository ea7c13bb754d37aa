import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { definitionAt } from '../indexing/definitionAt.ts';
import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { isTestPath } from '../model/testPath.ts';
import { matchWords } from './matchWords.ts';
import type { ModuleWords } from './moduleWords.ts';
import { phrasesIn, saying } from './phrases.ts';
import { type Place, placesIn } from './places.ts';
import { readQuestion } from './question.ts';
import { type RankedModule, rankModules } from './rankModules.ts';

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
export function answerQuestion(text: string, index: CodeIndex, wordsOf: (module: ModuleEntry) => ModuleWords): Answer {
  const question = readQuestion(text);
  const modules = [...index.modules.values()];
  const matched = matchWords(
    question,
    modules.map((module) => ({ module, words: wordsOf(module) })),
  );
  const imported = (path: RepoPath) => [...(index.resolution(path)?.imported.values() ?? [])];
  const places = placesIn(text, [...index.modules.keys()]);
  const ranked = rankModules(question, matched, imported).filter(({ worth }) => worth > 0);
  const said = repeated(text, modules, wordsOf);
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
function repeated(
  text: string,
  modules: readonly ModuleEntry[],
  wordsOf: (module: ModuleEntry) => ModuleWords,
): readonly Said[] {
  const sources = modules.filter(({ path }) => !isTestPath(path));
  for (const phrase of phrasesIn(text)) {
    const said = sources.flatMap((module) => saying(phrase, wordsOf(module)).map((at) => ({ module, at })));
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

function rankDefinitions(ranked: readonly RankedModule[]): FoundDefinition[] {
  const mostOfModule = ranked.reduce((most, { worth }) => Math.max(most, worth), Number.MIN_VALUE);
  let most = Number.MIN_VALUE;
  for (const { definitions, share } of ranked) {
    if (share === 1) for (const score of definitions.values()) most = Math.max(most, score);
  }
  const found: FoundDefinition[] = [];
  let best = 0;
  ranked.forEach(({ module, definitions, worth, share }, rank) => {
    const ofModule = (OF_MODULE * worth) / mostOfModule;
    for (const at of rank < WHOLE_MODULES ? module.facts.definitions.keys() : definitions.keys()) {
      const fact = module.facts.definitions[at];
      if (fact === undefined) continue;
      const score = definitions.get(at) ?? 0;
      const long = LONG * Math.log(2 + fact.endLine - fact.startLine);
      const own = (score / most + ofModule + long) * ownShare(fact) * share;
      if (own < best * LEAST_WORTH) continue;
      best = Math.max(best, own);
      const why = score > 0 ? 'has words of the question' : 'in a file that has them';
      found.push({ id: module.ids[at]!, module, index: at, fact, worth: own, why });
    }
  });
  return found.filter(({ worth }) => worth >= best * LEAST_WORTH);
}

/** Fields and members of enums are mostly shown by their type; lists of exports and keys for what is none of the others say nothing. */
function ownShare({ kind, name, parent }: DefinitionFact): number {
  if (name === '__all__' || (name === 'default' && parent >= 0)) return WITHOUT_MEANING;
  return kind === 'field' || kind === 'member' ? PART_OF_TYPE : 1;
}

function byWorth(a: FoundDefinition, b: FoundDefinition): number {
  return b.worth - a.worth || byCodeUnit(a.id, b.id);
}
