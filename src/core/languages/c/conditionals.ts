import { conditionHolds, type Macros, macrosOf } from './conditions.ts';
import type { Stretch, Token } from './tokens.ts';

interface Branch {
  readonly directive: Token;
  /** Tokens between this directive and the next of the group. */
  readonly tokens: Token[];
  readonly groups: Group[];
  /** The `#define`s in it, those of inner groups included. */
  readonly defines: Token[];
}

interface Group {
  readonly branches: Branch[];
  end: Token | undefined;
  /** The token before, directives left out. */
  readonly before: Token | undefined;
  /** Open parentheses and brackets around it. */
  readonly depth: number;
  readonly place: Mark | undefined;
  /** It follows the head of `if (x)`, `for (…)`, or `else`. */
  readonly afterHead: boolean;
}

/** An open parenthesis or brace. */
interface Mark {
  readonly text: string;
  /** The token before it. */
  readonly after: Token | undefined;
  readonly holds: 'values' | 'members' | 'code';
}

const OPENS = new Set(['(', '[', '{']);
const CLOSES = new Set([')', ']', '}']);

/**
 * What to blank out so that a grammar can read the rest: grammars know `#if` between whole statements and declarations only.
 * Where a branch opens or closes a brace for what follows, or stands inside an expression, one branch is kept, the one that
 * compiles on the machine that is read for, else the first, and the lines that say so go.
 */
export function conditionalStretches(tokens: readonly Token[], text: string): Stretch[] {
  const stretches: Stretch[] = [];
  const macros = macrosOf(text);
  for (const group of groupsOf(tokens)) repair(group, macros, stretches);
  return stretches;
}

function groupsOf(tokens: readonly Token[]): Group[] {
  const roots: Group[] = [];
  const open: Group[] = [];
  let marks: Mark[] = [];
  const saved: Mark[][] = [];
  let before: Token | undefined;
  let isEnum = false;
  let afterHead = false;
  for (const token of tokens) {
    const word = token.kind === 'directive' ? /^#\s*(\w+)/.exec(token.text)?.[1] : undefined;
    if (word === 'if' || word === 'ifdef' || word === 'ifndef') {
      const group: Group = {
        branches: [{ directive: token, tokens: [], groups: [], defines: [] }],
        end: undefined,
        before,
        depth: marks.filter(({ text }) => text !== '{').length,
        place: marks.at(-1),
        afterHead,
      };
      (open.at(-1)?.branches.at(-1)?.groups ?? roots).push(group);
      open.push(group);
      saved.push(marks);
      marks = [...marks];
      continue;
    }
    const group = open.at(-1);
    if (group !== undefined && (word === 'else' || word?.startsWith('elif') === true)) {
      group.branches.push({ directive: token, tokens: [], groups: [], defines: [] });
      marks = [...saved.at(-1)!];
      continue;
    }
    if (group !== undefined && word === 'endif') {
      group.end = token;
      open.pop();
      saved.pop();
      continue;
    }
    if (word === 'define') for (const { branches } of open) branches.at(-1)!.defines.push(token);
    if (token.kind === 'directive') continue;
    for (const { branches } of open) branches.at(-1)!.tokens.push(token);
    afterHead = token.text === 'else';
    if (token.kind === 'mark') {
      if (OPENS.has(token.text)) {
        const isValues = token.text === '{' && /^([=,(\]]|return)$/.test(before?.text ?? '');
        marks.push({ text: token.text, after: before, holds: isEnum ? 'members' : isValues ? 'values' : 'code' });
      } else if (CLOSES.has(token.text)) {
        const closed = marks.pop();
        afterHead = closed?.text === '(' && /^(if|for|while|switch)$/.test(closed.after?.text ?? '');
      }
    }
    isEnum = token.text === 'enum' || (isEnum && (token.kind === 'word' || token.text === ':'));
    before = token;
  }
  return roots.filter(({ end }) => end !== undefined);
}

function repair(group: Group, macros: Macros, stretches: Stretch[]): void {
  const { branches, end } = group;
  if (end === undefined) return;
  const isWhole = group.depth === 0 && branches.every(({ tokens }) => isBalanced(tokens)) && endsStatements(group);
  if (isWhole) {
    for (const { groups } of branches) for (const inner of groups) repair(inner, macros, stretches);
    return;
  }
  const kept = chooseBranch(branches, group.place?.holds === 'values', macros);
  branches.forEach((branch, at) => {
    stretches.push(branch.directive);
    if (kept.includes(branch)) for (const inner of branch.groups) repair(inner, macros, stretches);
    else dropped(branch, branches[at + 1]?.directive.start ?? end.start, group.depth === 0, stretches);
  });
  stretches.push(end);
}

/** A branch goes, but for the macros that it defines between statements: those are listed whatever compiles. */
function dropped(branch: Branch, end: number, keepsMacros: boolean, stretches: Stretch[]): void {
  let start = branch.directive.end;
  for (const line of keepsMacros ? branch.defines : []) {
    stretches.push({ start, end: line.start });
    start = line.end;
  }
  stretches.push({ start, end });
}

function chooseBranch(branches: readonly Branch[], inValues: boolean, macros: Macros): readonly Branch[] {
  // Values may all stay: `a, #if … b, #endif c`.
  if (inValues && branches.every(({ tokens }) => isBalanced(tokens))) {
    if (branches.every(({ tokens }) => tokens.length === 0 || tokens.at(-1)!.text === ',')) return branches;
  }
  const holds = branches.map(({ directive }) =>
    /^#\s*else/.test(directive.text)
      ? undefined
      : isForCplusplus(directive.text)
        ? false
        : conditionHolds(directive.text, directive.start, macros),
  );
  const first = branches.findIndex((_, at) => holds[at] === true);
  const chosen = first >= 0 ? first : branches.findIndex((_, at) => holds[at] !== false);
  return chosen < 0 ? [] : [branches[chosen]!];
}

/** `#ifdef __cplusplus extern "C" {`: both languages read the same without. */
function isForCplusplus(directive: string): boolean {
  return /^#\s*(ifdef\s+__cplusplus|if\s+(defined\s*\(?\s*)?__cplusplus)/.test(directive);
}

function isBalanced(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { text, kind } of tokens) {
    if (kind !== 'mark') continue;
    if (OPENS.has(text)) depth++;
    else if (CLOSES.has(text) && --depth < 0) return false;
  }
  return depth === 0;
}

/** Nothing is begun before the group, and no branch leaves anything begun. */
function endsStatements({ before, branches, place, afterHead }: Group): boolean {
  if (place?.holds === 'values' || afterHead) return false;
  if (before !== undefined && isBegun(before, place)) return false;
  return branches.every(({ tokens }) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined) return true;
    // The rest of a statement that began before.
    if (first.text === 'catch' || first.text === 'else') return false;
    if (first.kind === 'mark' && /^([.,?=|&/%+<>)\]{]|&&|->)$/.test(first.text)) return false;
    return endsOne(last, place);
  });
}

/** What goes on after it. */
function isBegun(before: Token, place: Mark | undefined): boolean {
  if (before.kind === 'mark') return /^([=?(&|+\-*/<%,!~]|&&|->|::)$/.test(before.text) && !endsOne(before, place);
  return !endsOne(before, place);
}

/** What a statement or declaration may end with; a macro may stand for one, and may need no semicolon. */
function endsOne({ kind, text }: Token, place: Mark | undefined): boolean {
  if (kind === 'word') return /^[A-Z_][A-Z0-9_]+$/.test(text) || place?.holds === 'members';
  return /^[;{}:)]$/.test(text) || (place?.holds === 'members' && (text === ',' || kind === 'literal'));
}
