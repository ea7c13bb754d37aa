import type { AnsweringNames } from './answeringNames.ts';
import { FIELD_COUNT, type ModuleWords, NAME_FIELD } from './moduleWords.ts';

/** What a term in a field counts, in the order of `FIELDS`; for one definition, and for a whole file. */
const DEFINITION_WEIGHTS = [4, 2, 1.2, 1, 1];
const FILE_WEIGHTS = [4, 0, 0.5, 2, 1];
const PATH_WEIGHT = 2.5;
/** How much longer fields count less, 0 to 1 (`b` of BM25). Names do not repeat themselves. */
const DEFINITION_LENGTH = [0, 0, 0, 0.6, 0.6];
const FILE_LENGTH = 0.8;

/** So many frequencies have room at first. */
const ROOM = 2 ** 15;

/**
 * How often modules and their definitions (0 the top level, n + 1 definition n) have the terms of a question, weighted and normalised by
 * field. In packed lists, those of one module behind those of the one before: a question has some 100 000 of them in a large workspace.
 */
export class TermFrequencies {
  /** How many terms the question has. */
  readonly terms: number;
  /** How many definitions there are, and how many the module with most has. */
  readonly definitions: number;
  readonly mostDefinitions: number;
  /** In files: `module * terms + term`. */
  readonly inFiles: Float64Array;
  /** Where the keys of each module begin, and behind the last where they end. */
  readonly starts: Uint32Array;
  /** By module, in twos: a definition in whose name a term is, and the number of its name. */
  readonly named: readonly (readonly number[])[];
  readonly #averages: AverageLengths;
  readonly #answering: AnsweringNames;
  #keys = new Uint32Array(ROOM);
  #values = new Float64Array(ROOM);
  #count = 0;

  constructor(modules: readonly ModuleWords[], answering: AnsweringNames, terms: number) {
    this.terms = terms;
    this.definitions = modules.reduce((sum, { definitions }) => sum + definitions, 0);
    this.mostDefinitions = modules.reduce((most, { definitions }) => Math.max(most, definitions), 0);
    this.inFiles = new Float64Array(modules.length * terms);
    this.starts = new Uint32Array(modules.length + 1);
    this.#answering = answering;
    this.#averages = averageLengths(modules, this.definitions);
    // One table for all modules: most of its places stay empty.
    const table = new Float64Array(this.mostDefinitions * terms);
    this.named = modules.map((words, at) => {
      const named = this.#addModule(words, at * terms, table);
      this.starts[at + 1] = this.#count;
      return named;
    });
  }

  /** Which term a definition has: `definition * terms + term`. */
  get keys(): Readonly<Uint32Array> {
    return this.#keys;
  }

  /** How often it has it, beside the key. */
  get values(): Readonly<Float64Array> {
    return this.#values;
  }

  /** `file`: where the module begins in `inFiles`. Leaves `table` as empty as it was. */
  #addModule(words: ModuleWords, file: number, table: Float64Array): number[] {
    const { names, starts, places, counts } = words.postings;
    const { terms, inFiles } = this;
    const answering = this.#answering;
    const averages = this.#averages;
    const named: number[] = [];
    const fileShares = FILE_WEIGHTS.map(
      (weight, field) => weight / normaliser(FILE_LENGTH, words.totals[field]! / averages.file[field]!),
    );
    const before = this.#count;
    for (let local = 0; local < names.length; local++) {
      const answered = answering.of[names[local]!]!;
      if (answered === 0) continue;
      const answers = answering.terms[answered - 1]!;
      for (let at = starts[local]!; at < starts[local + 1]!; at++) {
        const place = places[at]!;
        const field = place % FIELD_COUNT;
        const definition = (place - field) / FIELD_COUNT;
        const length = words.lengths[place]! / averages.definition[field]!;
        const share = (DEFINITION_WEIGHTS[field]! * counts[at]!) / normaliser(DEFINITION_LENGTH[field]!, length);
        const fileShare = fileShares[field]! * counts[at]!;
        if (field === NAME_FIELD) named.push(definition, names[local]!);
        for (const term of answers) {
          const key = definition * terms + term;
          if (table[key] === 0) this.#push(key);
          table[key]! += share;
          inFiles[file + term]! += fileShare;
        }
      }
    }
    for (const name of words.pathNames) {
      const answered = answering.of[name]!;
      if (answered > 0) for (const term of answering.terms[answered - 1]!) inFiles[file + term]! += PATH_WEIGHT;
    }
    for (let at = before; at < this.#count; at++) {
      const key = this.#keys[at]!;
      this.#values[at] = table[key]!;
      table[key] = 0;
    }
    return named;
  }

  #push(key: number): void {
    if (this.#count === this.#keys.length) {
      const [keys, values] = [this.#keys, this.#values];
      this.#keys = new Uint32Array(2 * keys.length);
      this.#keys.set(keys);
      this.#values = new Float64Array(2 * values.length);
      this.#values.set(values);
    }
    this.#keys[this.#count++] = key;
  }
}

function normaliser(strength: number, length: number): number {
  return 1 - strength + strength * length;
}

/** The mean length of each field. */
interface AverageLengths {
  readonly definition: Float64Array;
  readonly file: Float64Array;
}

function averageLengths(modules: readonly ModuleWords[], definitions: number): AverageLengths {
  const totals = new Float64Array(FIELD_COUNT);
  for (const words of modules) {
    for (let field = 0; field < FIELD_COUNT; field++) totals[field]! += words.totals[field]!;
  }
  const mean = (among: number) => totals.map((total) => Math.max(total / Math.max(among, 1), 1e-3));
  return { definition: mean(definitions), file: mean(modules.length) };
}
