import { byCodeUnit } from '../model/codeUnitOrder.ts';
import { isDeclarationPath } from '../model/generatedPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { MatchedModule } from './matchWords.ts';
import type { ModuleWords } from './moduleWords.ts';
import type { Question } from './question.ts';

/** A module of an answer; `worth` is comparable within the answer only, and does not give the order of the best alone. */
export interface RankedModule extends MatchedModule {
  readonly worth: number;
  /** What lies in a test, in generated code or in a declaration counts less: 0 to 1. */
  readonly share: number;
}

/** Weights, chosen with `docs/context.md`, Questions. */
const FILE = 2;
const DEFINITIONS = 0.5;
const TITLE = 0.8;
/** The file or the folder that the question names in front, as in `fix(router): …`. */
const SCOPE = 1;
/** What a test says of the file that it is called after: it tells in words what the code does. */
const FROM_TEST = 0.2;
const TEST = 0.2;
const GENERATED = 0.6;
/** What the best, the second and the third definition say of their file. */
const BEST_DEFINITIONS = [1, 1, 0.5];
/** So many modules are looked at with their neighbours; their worth goes to what they import, and back. */
const NEIGHBOURHOOD = 30;
const TO_IMPORTED = 0.15;
const FROM_IMPORTED = 0.2;
const MOST_FROM_NEIGHBOURS = 0.5;
/** Of so many at the front, longer ones come before shorter ones that are worth little more: more is changed in them. */
const FRONT = 5;
const LENGTH = 0.2;
/** Lines that make a file no longer than others. */
const SHORT = 50;

/**
 * Modules that are worth something, best first: by their words, their best definitions, their title and the test of that title, then by what
 * they import and who imports them among the best; the five best also by length. Ties by path.
 */
export function rankModules(
  question: Question,
  matched: readonly MatchedModule[],
  importedBy: (path: RepoPath) => Iterable<RepoPath>,
): RankedModule[] {
  const tops = matched.map(topDefinitions);
  let most = Number.MIN_VALUE;
  let mostTop = Number.MIN_VALUE;
  matched.forEach(({ words, score }, at) => {
    if (words.isTest) return;
    most = Math.max(most, score);
    mostTop = Math.max(mostTop, tops[at]!);
  });
  const tested = testScores(matched);
  const alone = matched.map((match, at): RankedModule => {
    const { score, words } = match;
    let own = (FILE * score) / most + (DEFINITIONS * tops[at]!) / mostTop + TITLE * titleMatch(words, question);
    if (own > 0) {
      own += SCOPE * scopeMatch(words, question);
      if (!words.isTest) own += FROM_TEST * Math.min((tested.get(titleKey(words)) ?? 0) / most, 1);
    }
    const share = shareOf(match, question);
    return { ...match, worth: own * share, share };
  });
  const best = alone
    .filter(({ worth }) => worth > 0)
    .sort(byWorth)
    .slice(0, NEIGHBOURHOOD);
  const gains = neighbourGains(best, importedBy);
  const ordered = alone
    .map((ranked) => {
      const gain = Math.min(gains.get(ranked.module.path) ?? 0, MOST_FROM_NEIGHBOURS);
      return gain === 0 ? ranked : { ...ranked, worth: ranked.worth + gain * ranked.share };
    })
    .filter(({ worth }) => worth > 0)
    .sort(byWorth);
  return [...longerFirst(ordered.slice(0, FRONT)), ...ordered.slice(FRONT)];
}

function longerFirst(front: readonly RankedModule[]): RankedModule[] {
  const value = new Map(front.map((ranked) => [ranked, ranked.worth + LENGTH * length(ranked) * ranked.share]));
  return front.toSorted((a, b) => value.get(b)! - value.get(a)! || byWorth(a, b));
}

/** How long a module is, on a scale on which twice as long is little more; 0 where it defines nothing. */
function length({ module: { facts } }: MatchedModule): number {
  const lines = facts.definitions.reduce((last, { endLine }) => Math.max(last, endLine), 0);
  return Math.log(1 + lines / SHORT);
}

/** The best score of a test by the title of what it tests. */
function testScores(matched: readonly MatchedModule[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { words, score } of matched) {
    if (score === 0 || !words.isTest) continue;
    const title = titleKey(words);
    if (title !== '') scores.set(title, Math.max(scores.get(title) ?? 0, score));
  }
  return scores;
}

/** What a file is called, a test as what it tests: `test_cart`, `cart.spec` and `CartTest` as `cart`. */
function titleKey({ titleParts }: ModuleWords): string {
  return titleParts.filter((part) => part !== 'test' && part !== 'spec').join(' ');
}

/** What each module near the best gains: a part of the worth of those that import it, and of those that it imports. */
function neighbourGains(
  best: readonly RankedModule[],
  importedBy: (path: RepoPath) => Iterable<RepoPath>,
): Map<RepoPath, number> {
  const worth = new Map(best.map((ranked) => [ranked.module.path, ranked.worth]));
  const gains = new Map<RepoPath, number>();
  const give = (path: RepoPath, amount: number) => gains.set(path, (gains.get(path) ?? 0) + amount);
  for (const { module, words, worth: own } of best) {
    const imported = [...new Set(importedBy(module.path))];
    const dilution = Math.sqrt(1 + imported.length);
    for (const path of imported) {
      give(path, (TO_IMPORTED * own) / dilution);
      if (!words.isTest) give(module.path, (FROM_IMPORTED * (worth.get(path) ?? 0)) / dilution);
    }
  }
  return gains;
}

/** Whether the question calls the file by its title: longer titles are said less often by chance. */
function titleMatch({ titleParts }: ModuleWords, { subjects }: Question): number {
  if (titleParts.length === 0 || !titleParts.every((part) => subjects.has(part))) return 0;
  return titleParts.length ** 0.7;
}

/** Whether the question names, in front, what the file or a folder of its path is called. */
function scopeMatch({ pathParts }: ModuleWords, { scope }: Question): number {
  return scope.length > 0 && scope.every((part) => pathParts.has(part)) ? 1 : 0;
}

function topDefinitions({ scores }: MatchedModule): number {
  const best = BEST_DEFINITIONS.map(() => 0);
  for (let score of scores) {
    for (let at = 0; at < best.length; at++) if (score > best[at]!) [best[at], score] = [score, best[at]!];
  }
  return BEST_DEFINITIONS.reduce((sum, weight, at) => sum + weight * best[at]!, 0);
}

function shareOf({ module, words }: MatchedModule, { aboutTypes }: Question): number {
  const isMeant = !words.isGenerated || (aboutTypes && isDeclarationPath(module.path));
  return (words.isTest ? TEST : 1) * (isMeant ? 1 : GENERATED);
}

function byWorth(a: RankedModule, b: RankedModule): number {
  return b.worth - a.worth || byCodeUnit(a.module.path, b.module.path);
}
