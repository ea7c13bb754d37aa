import { ERROR_SYMBOL, type GrammarTables } from './grammarTables.ts';

/** The flags of a node. */
export const NAMED = 1;
export const EXTRA = 2;
export const MISSING = 4;
export const HAS_ERROR = 8;

/** The nodes of a parsed text as columns, in the order of the text, parents before their children: a node is its row. */
export class Tree {
  readonly tables: GrammarTables;
  readonly text: string;
  readonly symbols: Uint16Array;
  /** The field that a node has in its parent, zero for none. */
  readonly fieldIds: Uint16Array;
  /** The set of hidden supertypes that a node stands for (`GrammarTables.hasSupertype`). */
  readonly supertypes: Uint16Array;
  readonly flags: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** -1 for the root. */
  readonly parents: Int32Array;
  /** The first node behind a node's descendants. */
  readonly afters: Int32Array;
  /** The sibling before, -1 for the first. */
  readonly befores: Int32Array;
  readonly #nodes: (Node | undefined)[];

  constructor(tables: GrammarTables, text: string, count: number) {
    this.tables = tables;
    this.text = text;
    this.symbols = new Uint16Array(count);
    this.fieldIds = new Uint16Array(count);
    this.supertypes = new Uint16Array(count);
    this.flags = new Uint8Array(count);
    this.starts = new Uint32Array(count);
    this.ends = new Uint32Array(count);
    this.parents = new Int32Array(count);
    this.afters = new Int32Array(count);
    this.befores = new Int32Array(count);
    this.#nodes = new Array<Node | undefined>(count);
  }

  get rootNode(): Node {
    return this.node(0);
  }

  /** The node of a row; always the same object. */
  node(row: number): Node {
    let node = this.#nodes[row];
    if (node === undefined) {
      node = new Node(this, row);
      this.#nodes[row] = node;
    }
    return node;
  }

  /** The first child, -1 where there is none. */
  firstChild(row: number): number {
    return this.afters[row]! > row + 1 ? row + 1 : -1;
  }

  /** The sibling behind, -1 for the last. */
  nextSibling(row: number): number {
    const parent = this.parents[row]!;
    const after = this.afters[row]!;
    return parent >= 0 && after < this.afters[parent]! ? after : -1;
  }

  isNamed(row: number): boolean {
    return (this.flags[row]! & NAMED) !== 0;
  }

  textOf(row: number): string {
    return this.text.slice(this.starts[row]!, this.ends[row]!);
  }
}

/** A node of a tree, with the names of tree-sitter's own interface; offsets are UTF-16 code units. */
export class Node {
  readonly tree: Tree;
  /** Its row in the tree: of two nodes the smaller one begins first or is around the other. */
  readonly id: number;

  constructor(tree: Tree, id: number) {
    this.tree = tree;
    this.id = id;
  }

  get type(): string {
    const symbol = this.tree.symbols[this.id]!;
    return symbol === ERROR_SYMBOL ? 'ERROR' : this.tree.tables.types[symbol]!;
  }

  get text(): string {
    return this.tree.textOf(this.id);
  }

  get startIndex(): number {
    return this.tree.starts[this.id]!;
  }

  get endIndex(): number {
    return this.tree.ends[this.id]!;
  }

  /** It may stand anywhere, as a comment does. */
  get isExtra(): boolean {
    return this.#has(EXTRA);
  }

  get isMissing(): boolean {
    return this.#has(MISSING);
  }

  get isError(): boolean {
    return this.tree.symbols[this.id] === ERROR_SYMBOL;
  }

  /** It or something in it is an error or missing. */
  get hasError(): boolean {
    return this.#has(HAS_ERROR);
  }

  get parent(): Node | null {
    return this.#at(this.tree.parents[this.id]!);
  }

  get children(): Node[] {
    const found: Node[] = [];
    for (let row = this.tree.firstChild(this.id); row >= 0; row = this.tree.nextSibling(row)) {
      found.push(this.tree.node(row));
    }
    return found;
  }

  get namedChildren(): Node[] {
    const found: Node[] = [];
    for (let row = this.tree.firstChild(this.id); row >= 0; row = this.tree.nextSibling(row)) {
      if (this.tree.isNamed(row)) found.push(this.tree.node(row));
    }
    return found;
  }

  child(at: number): Node | null {
    let row = this.tree.firstChild(this.id);
    for (let left = at; left > 0 && row >= 0; left--) row = this.tree.nextSibling(row);
    return this.#at(row);
  }

  get lastChild(): Node | null {
    return this.#at(this.#last());
  }

  get lastNamedChild(): Node | null {
    let row = this.#last();
    while (row >= 0 && !this.tree.isNamed(row)) row = this.tree.befores[row]!;
    return this.#at(row);
  }

  get previousSibling(): Node | null {
    return this.#at(this.tree.befores[this.id]!);
  }

  get previousNamedSibling(): Node | null {
    let row = this.tree.befores[this.id]!;
    while (row >= 0 && !this.tree.isNamed(row)) row = this.tree.befores[row]!;
    return this.#at(row);
  }

  /** The first child that has a field. */
  childForFieldName(name: string): Node | null {
    const { tree } = this;
    const field = tree.tables.fieldOf(name);
    if (field === 0) return null;
    for (let row = tree.firstChild(this.id); row >= 0; row = tree.nextSibling(row)) {
      if (tree.fieldIds[row] === field) return tree.node(row);
    }
    return null;
  }

  /** The smallest node in it, or itself, that an offset lies in. */
  descendantForIndex(offset: number): Node {
    const { tree } = this;
    let found = this.id;
    for (let row = tree.firstChild(found); row >= 0 && tree.starts[row]! <= offset; ) {
      if (tree.ends[row]! > offset) {
        found = row;
        row = tree.firstChild(row);
      } else row = tree.nextSibling(row);
    }
    return tree.node(found);
  }

  /** All nodes of a type in it, itself among them, in the order of the text. */
  descendantsOfType(type: string): Node[] {
    const { tree } = this;
    const symbol = tree.tables.symbolOf(type, true);
    const found: Node[] = [];
    for (let row = this.id; row < tree.afters[this.id]!; row++) {
      if (tree.symbols[row] === symbol) found.push(tree.node(row));
    }
    return found;
  }

  #last(): number {
    const { tree } = this;
    let last = tree.firstChild(this.id);
    for (let row = last; row >= 0; row = tree.nextSibling(row)) last = row;
    return last;
  }

  #has(flag: number): boolean {
    return (this.tree.flags[this.id]! & flag) !== 0;
  }

  #at(row: number): Node | null {
    return row < 0 ? null : this.tree.node(row);
  }
}
