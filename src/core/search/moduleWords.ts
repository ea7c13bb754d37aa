import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { isGeneratedPath } from '../model/generatedPath.ts';
import { isTestPath } from '../model/testPath.ts';
import { eachWord, type WordFacts } from '../model/wordFacts.ts';
import { scanNames } from '../text/scanNames.ts';
import { nameParts } from './nameParts.ts';
import { type Postings, PostingsBuilder } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where in a definition a word stands. */
export const FIELDS = ['name', 'owner', 'signature', 'doc', 'body'] as const;
export const FIELD_COUNT = FIELDS.length;
export const NAME_FIELD = 0;
const [OWNER, SIGNATURE, DOC, BODY] = [1, 2, 3, 4];

/** The words of one module, by the numbers of a vocabulary; made when a question first needs them. */
export class ModuleWords {
  /**
   * Where each name stands: places are `definition * FIELD_COUNT + field` (definition 0 is the module's top level, n + 1 definition n),
   * fields are indexes into `FIELDS`.
   */
  readonly postings: Postings;
  /**
   * Neighbours in the strings of the module, in threes: the definition (0 the top level), one word, the next, both as `Vocabulary.fold`
   * numbers them.
   */
  readonly neighbours: Uint32Array;
  /** How many parts each field of each definition has, by place. */
  readonly lengths: Uint32Array;
  /** How many parts each field has in the whole module. */
  readonly totals = new Float64Array(FIELD_COUNT);
  readonly definitions: number;
  /** The names in the path, without its ending. */
  readonly pathNames: readonly number[];
  /** The parts of what the file is called; of `index` and its like, of what its folder is. */
  readonly titleParts: readonly string[];
  /** The parts of the path's names. */
  readonly pathParts: ReadonlySet<string>;
  readonly isTest: boolean;
  readonly isGenerated: boolean;

  constructor({ path, facts }: ModuleEntry, words: WordFacts, vocabulary: Vocabulary) {
    this.definitions = facts.definitions.length + 1;
    this.lengths = new Uint32Array(this.definitions * FIELD_COUNT);
    const builder = new PostingsBuilder();
    const add = (name: string, definition: number, field: number, count: number) => {
      const number = vocabulary.add(name);
      const length = vocabulary.partCount(number) * count;
      if (length === 0) return;
      const place = definition * FIELD_COUNT + field;
      builder.add(number, place, count);
      this.lengths[place]! += length;
      this.totals[field]! += length;
    };
    const addText = (text: string | undefined, definition: number, field: number) => {
      if (text !== undefined) scanNames(text, (name) => add(name, definition, field, 1));
    };
    addText(facts.doc, 0, DOC!);
    facts.definitions.forEach(({ name, signature, doc, parent }, index) => {
      const at = index + 1;
      add(name, at, NAME_FIELD, 1);
      for (let owner = parent; owner >= 0; owner = facts.definitions[owner]!.parent) {
        add(facts.definitions[owner]!.name, at, OWNER!, 1);
      }
      addText(signature, at, SIGNATURE!);
      addText(doc, at, DOC!);
    });
    words.counts.forEach((counts, at) => {
      eachWord(counts, (name, count) => add(words.names[name]!, at, BODY!, count));
    });
    this.postings = builder.build();
    this.neighbours = neighboursOf(words, vocabulary);
    const stem = path.replace(/\.[^./]*$/, '');
    const pathNames = stem.split(/[^\p{L}\p{N}_$]+/u);
    this.pathNames = pathNames.map((name) => vocabulary.add(name));
    this.pathParts = new Set(pathNames.flatMap(nameParts));
    this.titleParts = [...new Set(nameParts(titleOf(stem)))];
    this.isTest = isTestPath(path);
    this.isGenerated = isGeneratedPath(path);
  }
}

function neighboursOf({ names, pairs }: WordFacts, vocabulary: Vocabulary): Uint32Array {
  const found: number[] = [];
  for (const [part = 0, ...ids] of pairs) {
    for (let at = 0; at < ids.length; at += 2) {
      found.push(part, vocabulary.fold(names[ids[at]!]!), vocabulary.fold(names[ids[at + 1]!]!));
    }
  }
  return Uint32Array.from(found);
}

function titleOf(stem: string): string {
  const segments = stem.split('/');
  const last = segments.at(-1)!;
  return /^(index|__init__|mod|main)$/.test(last) ? (segments.at(-2) ?? last) : last;
}
