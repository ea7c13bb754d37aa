import { anyScript } from '../../model/anyScript.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import { majorityLineEnd } from '../../text/lineEnds.ts';
import { holds, type TextRange } from '../../text/textRange.ts';
import { conditionalRanges } from './conditionalRanges.ts';
import { fileHeadEnd } from './fileHead.ts';
import type { ImportStatement } from './importStatements.ts';

/** Text that goes to an offset of a file. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Where import statements go: after the last import before the first definition that no condition of a preprocessor holds, else
 * behind the file's head. `from __future__` goes before all others. `bound`: the file's imports.
 */
export function importInsertion(
  base: string,
  added: readonly string[],
  bound: readonly ImportStatement[],
  rules: LexicalRules,
  file: { readonly firstDefinition: number; readonly target: TextRange },
): Insertion {
  const end = majorityLineEnd(base) ?? '\n';
  const isFuture = (text: string): boolean => /^from __future__ /.test(text);
  const first = added.filter(isFuture);
  const lines = [...first, ...added.filter((text) => !isFuture(text))].flatMap((text) => text.split('\n'));
  const block = rules.imports === 'php' ? namespaceBlock(base, rules, file.target) : undefined;
  if (block !== undefined) return inNamespace(base, lines, bound, block, file.target, end);

  const conditions = conditionalRanges(base, rules);
  const before = bound.filter(
    (each) =>
      each.start < Math.min(file.firstDefinition, file.target.start) &&
      each.end <= file.target.start &&
      !conditions.some((range) => holds(range, each)),
  );
  const topLevel = before.filter((each) => each.start === 0 || /[\n\uFEFF]/.test(base[each.start - 1]!));
  // With a __future__ import all go to the top; importing from there is never wrong, and it stays one insertion.
  const last = first.length > 0 ? topLevel.findLast((each) => isFuture(each.text)) : topLevel.at(-1);
  if (last === undefined) {
    const offset = Math.min(fileHeadEnd(base, rules), file.target.start);
    const gap = topLevel.length > 0 || /^\r?\n|^$/.test(base.slice(offset)) ? '' : end;
    return { offset, text: lines.map((line) => line + end).join('') + gap };
  }
  if (rules.imports === 'go' && base[last.end - 1] === ')') {
    // Into the group, where gofmt has them.
    const rows = lines.map((line) => `\t${line.replace(/^import /, '')}${end}`);
    const offset = base.lastIndexOf('\n', last.end - 1) + 1;
    const ownLine = base.slice(offset, last.end - 1).trim() === '';
    return ownLine ? { offset, text: rows.join('') } : { offset: last.end - 1, text: `${end}${rows.join('')}` };
  }
  return behindLine(base, last.end, lines, end);
}

function behindLine(base: string, offset: number, lines: readonly string[], end: string): Insertion {
  const lineBreak = base.indexOf('\n', offset);
  if (lineBreak >= 0) return { offset: lineBreak + 1, text: lines.map((line) => line + end).join('') };
  return { offset: base.length, text: lines.map((line) => end + line).join('') };
}

/** The offset behind the opening brace of PHP's `namespace App {` around the target. */
function namespaceBlock(base: string, rules: LexicalRules, target: TextRange): number | undefined {
  const spans = lexicalSpans(base, rules);
  const openings = [...base.slice(0, target.start).matchAll(anyScript(/^[ \t]*namespace\b[ \t\w\\]*\{/gm))];
  const opening = openings.findLast(({ index }) => !spans.some(({ start, end }) => start <= index && index < end));
  return opening && opening.index + opening[0].length;
}

/** Behind the `use` lines that the namespace begins with, indented as what it holds. */
function inNamespace(
  base: string,
  lines: readonly string[],
  bound: readonly ImportStatement[],
  opening: number,
  target: TextRange,
  end: string,
): Insertion {
  let at = opening;
  for (const { start, end: after } of bound) {
    if (start >= at && after <= target.start && base.slice(at, start).trim() === '') at = after;
  }
  const blanks = /\n([ \t]*)\S/.exec(base.slice(at === opening ? opening : base.lastIndexOf('\n', at - 1)))?.[1] ?? '';
  const gap = at === opening ? end : '';
  const { offset, text } = behindLine(
    base,
    at,
    lines.map((line) => blanks + line),
    end,
  );
  return { offset, text: text + gap };
}
