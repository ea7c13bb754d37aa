import { ERROR_SYMBOL, type GrammarTables } from './grammarTables.ts';
import type { RuntimeMemory } from './runtimeMemory.ts';
import { EXTRA, HAS_ERROR, MISSING, NAMED, Tree } from './tree.ts';

/**
 * Where tree-sitter's `subtree.h` (0.25 to 0.27) keeps what is read here, in bytes. A subtree is two words: a pointer to its data, behind
 * its children, or, where the lowest bit is set, the data of a small leaf.
 */
const SUBTREE = 8;
const HEAP_PADDING = 4;
const HEAP_SIZE = 16;
const HEAP_ERROR_COST = 32;
const HEAP_CHILD_COUNT = 36;
const HEAP_SYMBOL = 40;
const HEAP_BITS = 44;
const HEAP_DESCENDANTS = 56;
const HEAP_PRODUCTION = 66;
const HEAP_VISIBLE = 1;
const HEAP_NAMED = 2;
const HEAP_EXTRA = 4;
const HEAP_MISSING = 1 << 9;
const INLINE_VISIBLE = 2;
const INLINE_NAMED = 4;
const INLINE_EXTRA = 8;
const INLINE_MISSING = 32;

/** What is kept of a subtree whose children are being read, behind each other in one array. */
const FRAME = 10;
/** Where its first child is, the next one to be read, and the end of the last. */
const FIRST = 0;
const NEXT = 1;
const LIMIT = 2;
/** How many of the children read are no extras: the place by which productions tell children apart. */
const STRUCTURAL = 3;
const PRODUCTION = 4;
/** Where the text of the child that was read last ends. */
const END = 5;
/** The node that the children belong to: hidden subtrees are none. */
const OWNER = 6;
const HIDDEN = 7;
/** The field that children without one of their own have through hidden subtrees. */
const FIELD = 8;
/** The hidden supertypes that they stand for. */
const SUPERTYPE = 9;

/**
 * Copies a tree out of the runtime's memory: all its visible nodes, in the order of the text, parents first. One loop, since it runs
 * for each node of each file: asking the runtime for them costs half a parse, this a tenth to a fifth.
 */
export function readTree(memory: RuntimeMemory, root: number, tables: GrammarTables, text: string): Tree {
  const { HEAPU16: shorts, HEAPU32: words } = memory;
  const { publicSymbols, aliases, aliasLength, fields } = tables;
  const pointer = words[root >> 2]!;
  const isLeaf = (pointer & 1) === 1 || words[(pointer + HEAP_CHILD_COUNT) >> 2] === 0;
  const tree = new Tree(tables, text, isLeaf ? 1 : 1 + words[(pointer + HEAP_DESCENDANTS) >> 2]!);
  const { symbols, flags, starts, ends, parents, afters, befores, fieldIds, supertypes } = tree;
  const lastChild = new Int32Array(symbols.length).fill(-1);
  let stack = new Int32Array(64 * FRAME);
  /** Where the frame of the subtree whose child is read begins, before the first for the root. */
  let top = -FRAME;
  let slot = root;
  let count = 0;
  for (;;) {
    const low = words[slot >> 2]!;
    const high = words[(slot >> 2) + 1]!;
    const isInline = (low & 1) === 1;
    const bits = isInline ? low : words[(low + HEAP_BITS) >> 2]!;
    const symbol = isInline ? (low >> 8) & 0xff : shorts[(low + HEAP_SYMBOL) >> 1]!;
    const padding = isInline ? (high >> 16) & 0xff : words[(low + HEAP_PADDING) >> 2]!;
    const size = isInline ? high >>> 24 : words[(low + HEAP_SIZE) >> 2]!;
    const isExtra = (bits & (isInline ? INLINE_EXTRA : HEAP_EXTRA)) !== 0;
    let start = padding;
    let alias = 0;
    let field = 0;
    let supertype = 0;
    let owner = -1;
    if (top >= 0) {
      // The blanks before a first child are its parent's.
      start = stack[top + END]! + (slot === stack[top + FIRST] ? 0 : padding);
      stack[top + END] = start + size;
      owner = stack[top + OWNER]!;
      supertype = stack[top + SUPERTYPE]!;
      if (!isExtra) {
        const place = stack[top + STRUCTURAL]!++;
        const production = stack[top + PRODUCTION]!;
        if (production !== 0 && place < aliasLength) alias = aliases[production * aliasLength + place]!;
        field = fields[production]?.[place] || stack[top + FIELD]!;
      }
    }
    const children = isInline ? 0 : words[(low + HEAP_CHILD_COUNT) >> 2]!;
    const isVisible = top < 0 || alias !== 0 || (bits & (isInline ? INLINE_VISIBLE : HEAP_VISIBLE)) !== 0;
    if (isVisible) {
      const isMissing = (bits & (isInline ? INLINE_MISSING : HEAP_MISSING)) !== 0;
      const isNamed = alias === 0 ? (bits & (isInline ? INLINE_NAMED : HEAP_NAMED)) !== 0 : tables.isNamed(alias);
      const hasError = isMissing || (!isInline && words[(low + HEAP_ERROR_COST) >> 2]! > 0);
      symbols[count] = alias === 0 && symbol === ERROR_SYMBOL ? ERROR_SYMBOL : publicSymbols[alias || symbol]!;
      flags[count] =
        (isNamed ? NAMED : 0) | (isExtra ? EXTRA : 0) | (isMissing ? MISSING : 0) | (hasError ? HAS_ERROR : 0);
      starts[count] = start >> 1;
      ends[count] = (start + size) >> 1;
      fieldIds[count] = field;
      supertypes[count] = supertype;
      parents[count] = owner;
      befores[count] = owner < 0 ? -1 : lastChild[owner]!;
      if (owner >= 0) lastChild[owner] = count;
      if (children === 0) afters[count] = count + 1;
      owner = count++;
    }
    if (children > 0) {
      top += FRAME;
      if (top === stack.length) {
        const longer = new Int32Array(2 * top);
        longer.set(stack);
        stack = longer;
      }
      stack[top + FIRST] = low - SUBTREE * children;
      stack[top + NEXT] = low - SUBTREE * children;
      stack[top + LIMIT] = low;
      stack[top + STRUCTURAL] = 0;
      stack[top + PRODUCTION] = shorts[(low + HEAP_PRODUCTION) >> 1]!;
      stack[top + END] = start;
      stack[top + OWNER] = owner;
      stack[top + HIDDEN] = isVisible ? 0 : 1;
      stack[top + FIELD] = isVisible ? 0 : field;
      stack[top + SUPERTYPE] = isVisible
        ? 0
        : tables.isSupertype(symbol)
          ? tables.withSupertype(supertype, symbol)
          : supertype;
    }
    while (top >= 0 && stack[top + NEXT] === stack[top + LIMIT]) {
      if (stack[top + HIDDEN] === 0) afters[stack[top + OWNER]!] = count;
      top -= FRAME;
    }
    if (top < 0) return tree;
    slot = stack[top + NEXT]!;
    stack[top + NEXT]! += SUBTREE;
  }
}
