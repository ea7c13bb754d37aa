import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { type AnsweringNames, answeringNames } from './answeringNames.ts';
import type { ModuleWords } from './moduleWords.ts';
import type { Question } from './question.ts';
import { TermFrequencies } from './termFrequencies.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WorkspaceWords } from './workspaceWords.ts';

/** How soon more of the same word says nothing new (`k1` of BM25). */
const DEFINITION_SATURATION = 1.2;
const FILE_SATURATION = 1;
/** What a name that consists of the question's words is worth beside the words themselves. */
const NAME_COVER = 0.5;

/** A module with how well it and its definitions answer a question. */
export interface MatchedModule {
  readonly module: ModuleEntry;
  readonly words: ModuleWords;
  /** BM25F of the file as one text; 0 where nothing matches. */
  readonly score: number;
  /** The definitions that match (-1: the module's top level), in no order. */
  readonly definitions: readonly number[];
  /** BM25F of each of them. */
  readonly scores: readonly number[];
}

/**
 * Scores every module and definition by BM25F: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields",
 * CIKM 2004: frequencies are weighted and normalised by field before they saturate.
 */
export function matchWords(
  question: Question,
  modules: readonly ModuleEntry[],
  workspace: WorkspaceWords,
): MatchedModule[] {
  const all = modules.map((module) => workspace.of(module));
  const answering = answeringNames(question, workspace.vocabulary);
  const frequencies = new TermFrequencies(all, answering, question.terms.length);
  const weights = termWeights(question, frequencies, all.length);
  const coverOf = nameCovers(answering, weights.inDefinitions, workspace.vocabulary);
  const sums = new Float64Array(frequencies.mostDefinitions);
  return modules.map((module, at) => {
    const scored = scoreDefinitions(frequencies, at, weights.inDefinitions, coverOf, sums);
    return { module, words: all[at]!, score: scoreOfFile(frequencies, at, weights.inFiles), ...scored };
  });
}

interface TermWeights {
  readonly inDefinitions: readonly number[];
  readonly inFiles: readonly number[];
}

/** What each term of the question counts: its own weight, more where few have it. */
function termWeights(
  question: Question,
  { keys, starts, inFiles, terms, definitions }: TermFrequencies,
  files: number,
): TermWeights {
  const definitionsWith = new Float64Array(terms);
  const filesWith = new Float64Array(terms);
  for (let at = 0; at < starts[files]!; at++) definitionsWith[keys[at]! % terms]! += 1;
  for (let at = 0; at < inFiles.length; at++) if (inFiles[at]! > 0) filesWith[at % terms]! += 1;
  const rarity = (having: Float64Array, among: number) =>
    question.terms.map(
      ({ weight }, term) => weight * Math.log(1 + (among - having[term]! + 0.5) / (having[term]! + 0.5)),
    );
  return { inDefinitions: rarity(definitionsWith, definitions), inFiles: rarity(filesWith, files) };
}

/** `sums`: a place for each definition, all 0 before and after. */
function scoreDefinitions(
  { keys, values, starts, named, terms }: TermFrequencies,
  module: number,
  weights: readonly number[],
  coverOf: (name: number) => number,
  sums: Float64Array,
): Pick<MatchedModule, 'definitions' | 'scores'> {
  const definitions: number[] = [];
  const scores: number[] = [];
  for (let at = starts[module]!; at < starts[module + 1]!; at++) {
    const term = keys[at]! % terms;
    const definition = (keys[at]! - term) / terms;
    if (sums[definition] === 0) definitions.push(definition - 1);
    sums[definition]! += weights[term]! * saturated(values[at]!, DEFINITION_SATURATION);
  }
  const names = named[module]!;
  for (let at = 0; at < names.length; at += 2) sums[names[at]!]! += coverOf(names[at + 1]!);
  for (const definition of definitions) {
    scores.push(sums[definition + 1]!);
    sums[definition + 1] = 0;
  }
  return { definitions, scores };
}

function scoreOfFile({ inFiles, terms }: TermFrequencies, module: number, weights: readonly number[]): number {
  let score = 0;
  for (let term = 0; term < terms; term++) {
    score += weights[term]! * saturated(inFiles[module * terms + term]!, FILE_SATURATION);
  }
  return score;
}

/** How much of a name the question says, by the name's number. */
function nameCovers(
  { termOfPart }: AnsweringNames,
  weights: readonly number[],
  vocabulary: Vocabulary,
): (name: number) => number {
  const known = new Map<number, number>();
  return (name) => {
    let cover = known.get(name);
    if (cover === undefined) {
      const parts = vocabulary.partsOf(name).filter((part, at, all) => all.indexOf(part) === at);
      let said = 0;
      for (const part of parts) said += weights[termOfPart.get(part) ?? -1] ?? 0;
      cover = (NAME_COVER * said) / parts.length;
      known.set(name, cover);
    }
    return cover;
  };
}

function saturated(frequency: number, saturation: number): number {
  return (frequency * (saturation + 1)) / (frequency + saturation);
}
