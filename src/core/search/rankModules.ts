import { byCodeUnit } from '../model/codeUnitOrder.ts';
import { isGeneratedPath } from '../model/generatedPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { isTestPath } from '../model/testPath.ts';
import type { MatchedModule } from './matchWords.ts';
import type { ModuleWords } from './moduleWords.ts';
import type { Question } from './question.ts';

/** A module of an answer; `worth` is comparable within the answer only. */
export interface RankedModule extends MatchedModule {
  readonly worth: number;
  /** What lies in a test, in generated code or in a declaration counts less: 0 to 1. */
  readonly share: number;
}

/** Weights, chosen with `docs/context.md`, Questions. */
const FILE = 2;
const DEFINITIONS = 0.5;
const TITLE = 0.8;
const TEST = 0.3;
const GENERATED = 0.6;
/** What the best, the second and the third definition say of their file. */
const BEST_DEFINITIONS = [1, 1, 0.5];
/** So many modules are looked at with their neighbours; their worth goes to what they import, and back. */
const NEIGHBOURHOOD = 30;
const TO_IMPORTED = 0.15;
const FROM_IMPORTED = 0.2;
const MOST_FROM_NEIGHBOURS = 0.5;

/**
 * Modules best first: by their words, their best definitions and their title, then by what they import and who imports them among
 * the best. Ties by path.
 */
export function rankModules(
  question: Question,
  matched: readonly MatchedModule[],
  importedBy: (path: RepoPath) => Iterable<RepoPath>,
): RankedModule[] {
  const withTop = matched.map((match) => ({ ...match, top: topDefinitions(match), share: shareOf(match.module.path) }));
  const sources = withTop.filter(({ module }) => !isTestPath(module.path));
  const most = largest(sources.map(({ score }) => score));
  const mostTop = largest(sources.map(({ top }) => top));
  const alone = withTop
    .map((match): RankedModule => {
      const { score, top, share, words } = match;
      const own = (FILE * score) / most + (DEFINITIONS * top) / mostTop + TITLE * titleMatch(words, question);
      return { ...match, worth: own * share };
    })
    .sort(byWorth);
  const gains = neighbourGains(alone.slice(0, NEIGHBOURHOOD), importedBy);
  return alone
    .map((ranked) => {
      const gain = Math.min(gains.get(ranked.module.path) ?? 0, MOST_FROM_NEIGHBOURS);
      return gain === 0 ? ranked : { ...ranked, worth: ranked.worth + gain * ranked.share };
    })
    .sort(byWorth);
}

/** What each module near the best gains: a part of the worth of those that import it, and of those that it imports. */
function neighbourGains(
  best: readonly RankedModule[],
  importedBy: (path: RepoPath) => Iterable<RepoPath>,
): Map<RepoPath, number> {
  const worth = new Map(best.map((ranked) => [ranked.module.path, ranked.worth]));
  const gains = new Map<RepoPath, number>();
  const give = (path: RepoPath, amount: number) => gains.set(path, (gains.get(path) ?? 0) + amount);
  for (const { module, worth: own } of best) {
    const imported = [...new Set(importedBy(module.path))];
    const dilution = Math.sqrt(1 + imported.length);
    for (const path of imported) {
      give(path, (TO_IMPORTED * own) / dilution);
      if (!isTestPath(module.path)) give(module.path, (FROM_IMPORTED * (worth.get(path) ?? 0)) / dilution);
    }
  }
  return gains;
}

/** Whether the question calls the file by its title: longer titles are said less often by chance. */
function titleMatch({ titleParts }: ModuleWords, { subjects }: Question): number {
  if (titleParts.length === 0 || !titleParts.every((part) => subjects.has(part))) return 0;
  return titleParts.length ** 0.7;
}

function topDefinitions({ definitions }: MatchedModule): number {
  const scores = [...definitions.values()].sort((a, b) => b - a);
  return BEST_DEFINITIONS.reduce((sum, weight, at) => sum + weight * (scores[at] ?? 0), 0);
}

function shareOf(path: RepoPath): number {
  return (isTestPath(path) ? TEST : 1) * (isGeneratedPath(path) ? GENERATED : 1);
}

/** Never zero, so that one can divide by it. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.MIN_VALUE);
}

function byWorth(a: RankedModule, b: RankedModule): number {
  return b.worth - a.worth || byCodeUnit(a.module.path, b.module.path);
}
