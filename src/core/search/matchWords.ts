import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { FIELD_COUNT, type ModuleWords, NAME_FIELD } from './moduleWords.ts';
import { nameParts } from './nameParts.ts';
import { type Question, termsOfName } from './question.ts';

/** What a term in a field counts, in the order of `FIELDS`; for one definition, and for a whole file. */
const DEFINITION_WEIGHTS = [4, 2, 1.2, 1, 1];
const FILE_WEIGHTS = [4, 0, 0.5, 2, 1];
const PATH_WEIGHT = 2.5;
/** How much longer fields count less, 0 to 1 (`b` of BM25). Names do not repeat themselves. */
const DEFINITION_LENGTH = [0, 0, 0, 0.6, 0.6];
const FILE_LENGTH = 0.8;
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
  /** BM25F of each definition that matches (-1: the module's top level). */
  readonly definitions: ReadonlyMap<number, number>;
}

/** What one module has of the question's terms. */
interface Matches {
  readonly module: ModuleEntry;
  readonly words: ModuleWords;
  /** `definition * terms + term`, and beside it the weighted frequency. */
  readonly keys: readonly number[];
  readonly frequencies: readonly number[];
  /** Definitions in whose name a term is. */
  readonly named: ReadonlySet<number>;
  /** Weighted frequencies in the file by term. */
  readonly file: Float64Array;
}

interface SearchableModule {
  readonly module: ModuleEntry;
  readonly words: ModuleWords;
}

/**
 * Scores every module and definition by BM25F: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields",
 * CIKM 2004: frequencies are weighted and normalised by field before they saturate.
 */
export function matchWords(question: Question, modules: readonly SearchableModule[]): MatchedModule[] {
  const averages = averageLengths(modules);
  const parts = question.terms.map(({ text }) => text).filter((text) => !/[=+]/.test(text));
  const termsByName = new Map<string, readonly number[]>();
  const termsOf = (name: string) => {
    let terms = termsByName.get(name);
    if (terms === undefined) {
      terms = termsOfName(name, question);
      termsByName.set(name, terms);
    }
    return terms;
  };
  // One table for all modules: most of its places stay empty.
  const most = modules.reduce((size, { words }) => Math.max(size, words.definitions), 0);
  const table = new Float64Array(most * question.terms.length);
  const all = modules.map(({ module, words }): Matches => {
    const count = question.terms.length;
    const keys: number[] = [];
    const named = new Set<number>();
    const file = new Float64Array(count);
    for (const name of new Set(parts.flatMap((part) => words.namesWith(part)))) {
      const terms = termsOf(name);
      for (const { definition, field, count: times } of words.occurrences(name)) {
        const length = words.lengths[definition * FIELD_COUNT + field]! / averages.definition[field]!;
        const share = (DEFINITION_WEIGHTS[field]! * times) / normaliser(DEFINITION_LENGTH[field]!, length);
        const fileLength = words.totals[field]! / averages.file[field]!;
        const fileShare = (FILE_WEIGHTS[field]! * times) / normaliser(FILE_LENGTH, fileLength);
        if (field === NAME_FIELD) named.add(definition);
        for (const term of terms) {
          const key = definition * count + term;
          if (table[key] === 0) keys.push(key);
          table[key]! += share;
          file[term]! += fileShare;
        }
      }
    }
    for (const name of words.pathNames) for (const term of termsOf(name)) file[term]! += PATH_WEIGHT;
    const frequencies = keys.map((key) => table[key]!);
    for (const key of keys) table[key] = 0;
    return { module, words, keys, frequencies, named, file };
  });
  return scored(question, all, averages.definitions);
}

function scored(question: Question, all: readonly Matches[], definitionCount: number): MatchedModule[] {
  const count = question.terms.length;
  const inDefinitions = new Float64Array(count);
  const inFiles = new Float64Array(count);
  for (const { keys, file } of all) {
    for (const key of keys) inDefinitions[key % count]! += 1;
    for (let term = 0; term < count; term++) if (file[term]! > 0) inFiles[term]! += 1;
  }
  const rarity = (of: Float64Array, among: number) =>
    question.terms.map(({ weight }, term) => weight * Math.log(1 + (among - of[term]! + 0.5) / (of[term]! + 0.5)));
  const definitionWeight = rarity(inDefinitions, definitionCount);
  const fileWeight = rarity(inFiles, all.length);
  return all.map(({ module, words, keys, frequencies, named, file }) => {
    const definitions = new Map<number, number>();
    for (const at of named) definitions.set(at - 1, nameCover(module, at - 1, question, definitionWeight));
    keys.forEach((key, at) => {
      const definition = Math.floor(key / count) - 1;
      const gain = definitionWeight[key % count]! * saturated(frequencies[at]!, DEFINITION_SATURATION);
      definitions.set(definition, (definitions.get(definition) ?? 0) + gain);
    });
    let score = 0;
    for (let term = 0; term < count; term++) score += fileWeight[term]! * saturated(file[term]!, FILE_SATURATION);
    return { module, words, score, definitions };
  });
}

/** How much of a definition's name the question says. */
function nameCover(module: ModuleEntry, definition: number, question: Question, weights: readonly number[]): number {
  const name = module.facts.definitions[definition]?.name;
  if (name === undefined) return 0;
  const parts = new Set(nameParts(name));
  let said = 0;
  for (const part of parts) said += weights[question.indexes.get(part) ?? -1] ?? 0;
  return (NAME_COVER * said) / parts.size;
}

function saturated(frequency: number, saturation: number): number {
  return (frequency * (saturation + 1)) / (frequency + saturation);
}

function normaliser(strength: number, length: number): number {
  return 1 - strength + strength * length;
}

/** The mean length of each field, over all definitions and over all files. */
function averageLengths(modules: readonly SearchableModule[]) {
  const totals = new Float64Array(FIELD_COUNT);
  let definitions = 0;
  for (const { words } of modules) {
    definitions += words.definitions;
    for (let field = 0; field < FIELD_COUNT; field++) totals[field]! += words.totals[field]!;
  }
  const mean = (among: number) => totals.map((total) => Math.max(total / Math.max(among, 1), 1e-3));
  return { definitions, definition: mean(definitions), file: mean(modules.length) };
}
