import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import type { WordFacts } from '../model/wordFacts.ts';
import { ModuleWords } from './moduleWords.ts';
import { Vocabulary } from './vocabulary.ts';

/** The words of a workspace over one vocabulary. Those of a module are made when a question first needs them and kept as long as it stays as it is. */
export class WorkspaceWords {
  readonly vocabulary = new Vocabulary();
  readonly #read: (module: ModuleEntry) => WordFacts;
  readonly #made = new WeakMap<ModuleEntry, ModuleWords>();

  constructor(read: (module: ModuleEntry) => WordFacts) {
    this.#read = read;
  }

  of(module: ModuleEntry): ModuleWords {
    let words = this.#made.get(module);
    if (words === undefined) {
      words = new ModuleWords(module, this.#read(module), this.vocabulary);
      this.#made.set(module, words);
    }
    return words;
  }
}
