import type { LexicalRules } from '../../text/lexicalRules.ts';
import { type LexicalSpan, lexicalSpans } from '../../text/lexicalSpans.ts';
import { guardEnd } from './conditionalRanges.ts';

/** Comments that tools read at the head of a file, wherever a definition begins. */
const DIRECTIVE =
  /^(?:#!|\/\/!|\/\*!|(?:#|\/\/|\/\*+)[ \t]*(?:@ts-|@flow|@jest|@vitest|eslint|biome|prettier|tslint|jshint|-\*-|.*\bcoding[:=]|frozen_string_literal|typed:|vim?:|pylint|mypy|ruff|flake8|noqa|type:|rubocop|phpcs|clang-format|go:build|\+build|<reference))/i;
const LICENCE = /copyright|\(c\)|licen[cs]e|SPDX/i;

/** Where a file's head ends, behind which imports go: the BOM, `#!`, licence, directives, docstring and what the language has before imports. */
export function fileHeadEnd(base: string, rules: LexicalRules): number {
  const spans = lexicalSpans(base, rules);
  let end = base.startsWith('\uFEFF') ? 1 : 0;
  for (let at = end; ; ) {
    while (at < base.length && /\s/.test(base[at]!)) at += 1;
    const prelude = headLineEnd(base, at, rules);
    if (prelude > at) {
      at = lineAfter(base, trailingComment(base, prelude, spans));
      end = at;
      continue;
    }
    const span = spans.find((each) => each.start === at);
    if (span === undefined) return end;
    if (span.kind === 'comment') {
      const block = commentBlock(base, span, spans);
      const last = block.lines.findLastIndex(({ start }) => DIRECTIVE.test(base.slice(start, start + 200)));
      const isLicence = LICENCE.test(base.slice(at, block.end));
      if (block.isApart || isLicence) end = lineAfter(base, block.end);
      else if (last >= 0) end = lineAfter(base, block.lines[last]!.end);
      if (block.sharesLine) return end;
      at = block.end;
      continue;
    }
    const terminated = span.end + (/^[ \t]*;/.exec(base.slice(span.end, span.end + 20))?.[0].length ?? 0);
    at = trailingComment(base, terminated, spans);
    if (!/^[ \t\r]*(?:\n|$)/.test(base.slice(at))) return end;
    at = lineAfter(base, at);
    end = at;
  }
}

/** The end of what a file begins with before its imports, `at` where nothing of it stands there. */
export function preludeEnd(text: string, at: number, { prelude }: LexicalRules): number {
  return matchEnd(prelude, text, at);
}

function headLineEnd(text: string, at: number, rules: LexicalRules): number {
  const prelude = preludeEnd(text, at, rules);
  if (prelude > at) return prelude;
  const guard = rules.imports === 'c' ? guardEnd(text, at) : undefined;
  return guard ?? matchEnd(rules.beforeImports, text, at);
}

function matchEnd(pattern: RegExp | undefined, text: string, at: number): number {
  if (pattern === undefined) return at;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The end of a comment behind an offset on its line. */
function trailingComment(text: string, at: number, spans: readonly LexicalSpan[]): number {
  const comment = spans.find((span) => span.kind === 'comment' && span.start >= at);
  return comment !== undefined && /^[ \t]*$/.test(text.slice(at, comment.start)) ? comment.end : at;
}

/** Comments that follow each other without a blank line; `isApart`: a blank line or the end follows; `sharesLine`: code does, on the last line. */
function commentBlock(text: string, first: LexicalSpan, spans: readonly LexicalSpan[]) {
  const lines: LexicalSpan[] = [first];
  let end = first.end;
  for (const span of spans.filter(({ start }) => start >= first.end)) {
    if (span.kind !== 'comment' || !/^[ \t\r]*\n?[ \t]*$/.test(text.slice(end, span.start))) break;
    lines.push(span);
    end = span.end;
  }
  const rest = text.slice(end);
  return {
    lines,
    end,
    isApart: /^[ \t\r]*(?:\n[ \t\r]*(?:\n|$)|$)/.test(rest),
    sharesLine: !/^[ \t\r]*(?:\n|$)/.test(rest),
  };
}

function lineAfter(text: string, offset: number): number {
  const lineBreak = text.indexOf('\n', offset);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}
