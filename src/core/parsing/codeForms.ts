import type { Digest } from '../ports.ts';
import type { DefinitionDraft } from './definitions/definitionDraft.ts';
import { headerEndOf } from './definitions/describeDefinition.ts';
import type { SourceText, TextRange } from './sourceText.ts';
import type { Node, Tree } from './trees/tree.ts';

/**
 * What a definition says, whatever its layout: digests of its tokens and of how they nest. Comments, documentation, blanks, line
 * breaks, parentheses around an expression, the kind of quotes, and commas and semicolons at the end of a list are no part of it;
 * nor are the definitions inside it.
 */
export interface CodeForm {
  /** Of the header: decorators, modifiers, name, parameters, bases, types. */
  readonly header: string;
  /** Of all behind the header. */
  readonly code: string;
  /** Of both, with a mark in place of the definition's own name. */
  readonly nameless: string;
  readonly namelessHeader: string;
  /** How many tokens both have. */
  readonly tokens: number;
}

/** The forms of a file: of its definitions in their order, and of what lies outside them, imports left out. */
export interface FileForms {
  readonly definitions: readonly CodeForm[];
  readonly topLevel: string;
}

/** Stands for a definition's own name; no token has it. */
const OWN_NAME = '\u0000';
const OPEN = '\u0001(';
const CLOSE = '\u0001)';

const IMPORT = /^(import|future_import|use_decl|using_directive|preproc_include|package_|namespace_use)/;
/** Where parentheses around what comes first could change what the rest hangs on. */
const HANGS_ON = /member|call|subscript|attribute|selector|index|field/;

/** Reads the forms off a tree; `docs` are the places of documentation that is written as code (Python's docstrings). */
export function readCodeForms(
  tree: Tree,
  drafts: readonly DefinitionDraft[],
  docs: readonly TextRange[],
  source: SourceText,
  digest: Digest,
): FileForms {
  const top = new TokenList(undefined, 0);
  const lists = drafts.map((draft) => new TokenList(draft.name, headerEndOf(draft)));
  const nesting = new Nesting(drafts, lists, top);
  const skipped = new Set(docs.map(({ startIndex, endIndex }) => `${startIndex}:${endIndex}`));
  walk(tree.rootNode, nesting, skipped, source);
  return { definitions: lists.map((list) => list.form(digest)), topLevel: top.form(digest).code };
}

/** A node that is being read: which of its children comes next, and what is said when they are over. */
interface OpenNode {
  readonly node: Node;
  readonly children: readonly Node[];
  next: number;
  /** What its children are told that they stand in. */
  readonly says: string;
  /** The lists that its end is added to; none for one that is not told of. */
  readonly into: readonly TokenList[];
}

/** Goes by a stack of its own: a sum of 20 000 terms nests as deep. */
function walk(root: Node, nesting: Nesting, skipped: ReadonlySet<string>, source: SourceText): void {
  const open: OpenNode[] = [];
  const enter = (node: Node, around: OpenNode | undefined): void => {
    if (node.isExtra || skipped.has(`${node.startIndex}:${node.endIndex}`)) return;
    const into = nesting.around(node.startIndex, node.endIndex);
    const { type } = node;
    if (nesting.isTop(into) && IMPORT.test(type)) return;
    if (node.children.length === 0) {
      if (!saysNothing(type, around)) add(into, node.startIndex, tokenOf(node, around?.node, source));
      return;
    }
    const parent = around?.says ?? '';
    const isPlain = type === 'parenthesized_expression' && !HANGS_ON.test(parent);
    // The root may be as long as the only definition in it.
    const isBare = isPlain || parent === '';
    if (!isBare) add(into, node.startIndex, OPEN + type);
    open.push({
      node,
      children: node.children,
      next: 0,
      says: isPlain ? 'parentheses' : type,
      into: isBare ? [] : into,
    });
  };
  enter(root, undefined);
  for (let around = open.at(-1); around !== undefined; around = open.at(-1)) {
    const child = around.children[around.next++];
    if (child !== undefined) enter(child, around);
    else if (around.next > around.children.length) {
      add(around.into, around.node.startIndex, CLOSE);
      open.pop();
    }
  }
}

function add(lists: readonly TokenList[], offset: number, token: string): void {
  for (const list of lists) list.add(offset, token);
}

/** Parentheses without effect, and separators that stand between two things or behind the last: the tree says where things end. */
function saysNothing(type: string, around: OpenNode | undefined): boolean {
  if (around?.says === 'parentheses') return type === '(' || type === ')';
  if (type !== ',' && type !== ';') return false;
  const before = around?.children[around.next - 2]?.type ?? '';
  return !/^[,;([{]?$/.test(before) && around?.children[around.next]?.type !== type;
}

/** A token's text; quotes are alike where what they hold needs neither kind. */
function tokenOf(node: Node, parent: Node | undefined, source: SourceText): string {
  const text = source.textOf(node);
  if (text !== '"' && text !== "'") return text;
  const whole = parent === undefined ? '' : source.textOf(parent);
  return whole.startsWith(text) && whole.endsWith(text) && !/["'\\]/.test(whole.slice(1, -1)) ? '"' : text;
}

/** The tokens of one definition, without those of the definitions inside it. */
class TokenList {
  readonly #name: string | undefined;
  readonly #headerEnd: number;
  readonly #header: string[] = [];
  readonly #code: string[] = [];

  constructor(name: string | undefined, headerEnd: number) {
    this.#name = name;
    this.#headerEnd = headerEnd;
  }

  add(offset: number, token: string): void {
    (offset < this.#headerEnd ? this.#header : this.#code).push(token);
  }

  form(digest: Digest): CodeForm {
    const masked = (tokens: readonly string[]) => tokens.map((token) => (token === this.#name ? OWN_NAME : token));
    const digestOf = (tokens: readonly string[]) => digest(tokens.join('\n'));
    const all = [...this.#header, ...this.#code];
    return {
      header: digestOf(this.#header),
      code: digestOf(this.#code),
      nameless: digestOf(masked(all)),
      namelessHeader: digestOf(masked(this.#header)),
      tokens: all.filter((token) => !token.startsWith('\u0001')).length,
    };
  }
}

/** Tells which definitions a place belongs to while a tree is walked from start to end. */
class Nesting {
  readonly #order: readonly number[];
  readonly #drafts: readonly DefinitionDraft[];
  readonly #lists: readonly TokenList[];
  readonly #top: readonly TokenList[];
  #next = 0;
  #open: number[] = [];

  constructor(drafts: readonly DefinitionDraft[], lists: readonly TokenList[], top: TokenList) {
    this.#drafts = drafts;
    this.#lists = lists;
    this.#top = [top];
    this.#order = drafts
      .map((_, index) => index)
      .sort((a, b) => drafts[a]!.outerStart - drafts[b]!.outerStart || drafts[b]!.outerEnd - drafts[a]!.outerEnd);
  }

  isTop(lists: readonly TokenList[]): boolean {
    return lists === this.#top;
  }

  /** The innermost definition around a stretch; with it those it does not belong to, though they hold its text (`self.x = …`). */
  around(start: number, end: number): readonly TokenList[] {
    while (this.#open.length > 0 && this.#drafts[this.#open.at(-1)!]!.outerEnd <= start) this.#open.pop();
    while (this.#next < this.#order.length) {
      const index = this.#order[this.#next]!;
      const draft = this.#drafts[index]!;
      const isOver = draft.outerEnd <= start;
      if (!isOver && (draft.outerStart > start || draft.outerEnd < end)) break;
      if (!isOver) this.#open.push(index);
      this.#next++;
    }
    const found: TokenList[] = [];
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const index = this.#open[at]!;
      const draft = this.#drafts[index]!;
      if (draft.outerEnd < end) continue;
      found.push(this.#lists[index]!);
      if (draft.parent === (this.#open[at - 1] ?? -1)) return found;
    }
    return found.length > 0 ? found : this.#top;
  }
}
