import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { eachWord, type WordFacts } from '../model/wordFacts.ts';
import { scanNames } from '../text/scanNames.ts';
import { nameParts } from './nameParts.ts';

/** Where in a definition a word stands. */
export const FIELDS = ['name', 'owner', 'signature', 'doc', 'body'] as const;
export const FIELD_COUNT = FIELDS.length;
export const NAME_FIELD = 0;
const [OWNER, SIGNATURE, DOC, BODY] = [1, 2, 3, 4];

/** A name in one field of one definition (0 the module's top level, n + 1 definition n). */
export interface Occurrence {
  readonly definition: number;
  /** Index into `FIELDS`. */
  readonly field: number;
  readonly count: number;
}

/** The words of one module by their parts: a small inverted index, made when a question first needs it. */
export class ModuleWords {
  /** The names of the module that have a part, and where they stand. */
  readonly #byPart = new Map<string, string[]>();
  readonly #occurrences = new Map<string, Occurrence[]>();
  /** Definitions (-1: the top level) by two neighbours in one of their messages, in lower case. */
  readonly #neighbours = new Map<string, number[]>();
  /** How many parts each field of each definition has: `definition * FIELD_COUNT + field`. */
  readonly lengths: Uint32Array;
  /** How many parts each field has in the whole module. */
  readonly totals = new Float64Array(FIELD_COUNT);
  readonly definitions: number;
  /** The names in the path, without its ending. */
  readonly pathNames: readonly string[];
  /** The parts of what the file is called; of `index` and its like, of what its folder is. */
  readonly titleParts: readonly string[];
  /** The parts of the path's names. */
  readonly pathParts: ReadonlySet<string>;

  constructor({ path, facts }: ModuleEntry, words: WordFacts) {
    this.definitions = facts.definitions.length + 1;
    this.lengths = new Uint32Array(this.definitions * FIELD_COUNT);
    this.#addText(facts.doc, 0, DOC!);
    facts.definitions.forEach(({ name, signature, doc, parent }, index) => {
      const at = index + 1;
      this.#add(name, at, NAME_FIELD, 1);
      for (let owner = parent; owner >= 0; owner = facts.definitions[owner]!.parent) {
        this.#add(facts.definitions[owner]!.name, at, OWNER!, 1);
      }
      this.#addText(signature, at, SIGNATURE!);
      this.#addText(doc, at, DOC!);
    });
    words.counts.forEach((counts, at) => {
      eachWord(counts, (name, count) => this.#add(words.names[name]!, at, BODY!, count));
    });
    for (const [part = 0, ...ids] of words.pairs) {
      for (let at = 0; at < ids.length; at += 2) {
        const pair = pairKey(words.names[ids[at]!]!, words.names[ids[at + 1]!]!);
        const known = this.#neighbours.get(pair);
        if (known === undefined) this.#neighbours.set(pair, [part - 1]);
        else if (known.at(-1) !== part - 1) known.push(part - 1);
      }
    }
    const stem = path.replace(/\.[^./]*$/, '');
    this.pathNames = stem.split(/[^\p{L}\p{N}_$]+/u);
    this.pathParts = new Set(this.pathNames.flatMap(nameParts));
    this.titleParts = [...new Set(nameParts(titleOf(stem)))];
  }

  namesWith(part: string): readonly string[] {
    return this.#byPart.get(part) ?? [];
  }

  occurrences(name: string): readonly Occurrence[] {
    return this.#occurrences.get(name) ?? [];
  }

  /** The definitions (-1: the top level) that have a string in which one word follows the other. */
  saying(first: string, second: string): readonly number[] {
    return this.#neighbours.get(pairKey(first, second)) ?? [];
  }

  #addText(text: string | undefined, definition: number, field: number): void {
    if (text !== undefined) scanNames(text, (name) => this.#add(name, definition, field, 1));
  }

  #add(name: string, definition: number, field: number, count: number): void {
    const parts = nameParts(name);
    if (parts.length === 0) return;
    let list = this.#occurrences.get(name);
    if (list === undefined) {
      list = [];
      this.#occurrences.set(name, list);
      for (const part of new Set(parts)) {
        const names = this.#byPart.get(part);
        if (names === undefined) this.#byPart.set(part, [name]);
        else names.push(name);
      }
    }
    list.push({ definition, field, count });
    const length = parts.length * count;
    this.lengths[definition * FIELD_COUNT + field]! += length;
    this.totals[field]! += length;
  }
}

function pairKey(first: string, second: string): string {
  return `${first} ${second}`.toLowerCase();
}

function titleOf(stem: string): string {
  const segments = stem.split('/');
  const last = segments.at(-1)!;
  return /^(index|__init__|mod|main)$/.test(last) ? (segments.at(-2) ?? last) : last;
}
