import { type Language as Grammar, Parser } from 'web-tree-sitter';
import { GrammarTables } from './grammarTables.ts';
import { readTree } from './readTree.ts';
import type { RuntimeMemory } from './runtimeMemory.ts';
import type { Tree } from './tree.ts';

/** The pointer to the grammar in tree-sitter's `TSTree`, behind the root's subtree, in bytes. */
const TREE_LANGUAGE = 8;

/** Parses texts with one grammar. Trees are copied out of the runtime, so that nothing has to be freed but the parser itself, which lives as long as the process. */
export class TreeParser {
  readonly tables: GrammarTables;
  readonly #parser = new Parser();
  readonly #memory: RuntimeMemory;

  constructor(grammar: Grammar, memory: RuntimeMemory) {
    this.#memory = memory;
    this.#parser.setLanguage(grammar);
    // A tree tells where its grammar is.
    const tree = this.#parser.parse('');
    if (tree === null) throw new Error('the runtime made no tree');
    const address = memory.HEAPU32[(tree.rootNode.id + TREE_LANGUAGE) >> 2]!;
    this.tables = new GrammarTables(grammar, memory, address);
    tree.delete();
  }

  /** Throws an `Error` where the runtime gives up. */
  parse(text: string): Tree {
    const tree = this.#parser.parse(text);
    if (tree === null) throw new Error('the runtime made no tree');
    try {
      // The root's id is where its subtree is.
      return readTree(this.#memory, tree.rootNode.id, this.tables, text);
    } finally {
      tree.delete();
    }
  }
}
