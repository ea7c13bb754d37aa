import { errorsOf, type Stretch } from '../errorStretches.ts';
import type { Node, Tree } from '../trees/tree.ts';
import type { TreeParser } from '../trees/treeParser.ts';

/**
 * Parses a text with the marks of its macro calls blanked (`Language.macroCalls`): the tree of `check!(run(x))` then has the calls
 * that are passed. A macro whose arguments are no expressions keeps its mark. Offsets are those of the text.
 */
export function parseMacroCalls(parser: TreeParser, text: string, macroCalls: RegExp | undefined): Tree {
  const marks = macroCalls === undefined ? [] : [...text.matchAll(macroCalls)].map(markOf);
  if (marks.length === 0) return parser.parse(text);
  const blanked = parser.parse(withoutMarks(text, marks));
  if (!blanked.rootNode.hasError) return blanked;

  const plain = parser.parse(text);
  const kept = keptMarks(parser, plain, text, marks, errorsOf(blanked));
  if (kept.length === 0) return plain;
  const mixed = parser.parse(withoutMarks(text, kept));
  return errorsOf(mixed).length > errorsOf(plain).length ? plain : mixed;
}

/**
 * The marks that may be blanked: of calls that no error touches, and where one goes over several calls, of those that are calls by
 * themselves. The grammar may lose a whole file for the pattern in `matches!(x, A | B if c)`.
 */
function keptMarks(
  parser: TreeParser,
  plain: Tree,
  text: string,
  marks: readonly Stretch[],
  spoiled: readonly Stretch[],
): readonly Stretch[] {
  const calls = marks.map(({ start }) => macroAround(plain, start));
  const wide = new Set(
    spoiled.filter((error) => new Set(calls.flatMap((call) => (touch(call, error) ? call!.start : []))).size > 1),
  );
  const alone = new Map<number, boolean>();
  const isCallAlone = (call: Stretch): boolean => {
    const known = alone.get(call.start);
    if (known !== undefined) return known;
    const inside = marks.filter(({ start }) => call.start <= start && start < call.end);
    const moved = inside.map(({ start, end }) => ({ start: start - call.start, end: end - call.start }));
    const tree = parser.parse(`fn f() { ${withoutMarks(text.slice(call.start, call.end), moved)}; }`);
    const isCall = !tree.rootNode.hasError;
    alone.set(call.start, isCall);
    return isCall;
  };
  return marks.filter((_, at) => {
    const call = calls[at];
    if (call === undefined) return true;
    const errors = spoiled.filter((error) => touch(call, error));
    return errors.length === 0 || (errors.every((error) => wide.has(error)) && isCallAlone(call));
  });
}

function touch(call: Stretch | undefined, error: Stretch): boolean {
  return call !== undefined && error.start <= call.end && call.start <= error.end;
}

function markOf(match: RegExpMatchArray): Stretch {
  return { start: match.index!, end: match.index! + match[0].length };
}

/** A mark of one character becomes a blank; a longer one is a literal and an operator, so that what follows stays an operand. */
function withoutMarks(text: string, marks: readonly Stretch[]): string {
  let at = 0;
  let result = '';
  for (const { start, end } of marks) {
    result += text.slice(at, start) + (end - start === 1 ? ' ' : '0|'.padEnd(end - start));
    at = end;
  }
  return result + text.slice(at);
}

/** The outermost macro invocation around an offset. */
function macroAround(tree: Tree, offset: number): Stretch | undefined {
  let found: Node | undefined;
  for (let node: Node | null = tree.rootNode.descendantForIndex(offset); node !== null; node = node.parent) {
    if (node.type === 'macro_invocation') found = node;
  }
  return found === undefined ? undefined : { start: found.startIndex, end: found.endIndex };
}
