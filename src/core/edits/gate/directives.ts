import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';

/** Comments that tools obey, by the word that each of them looks for. What follows it (a rule, a reason) may be worded anew. */
const DIRECTIVES: readonly RegExp[] = [
  // Go's, which stand directly behind the slashes.
  /^\/\/(?:go:\w+|export \w+|line |lint:\w+|nolint\b|\s?\+build\b)/,
  /@ts-(?:ignore|expect-error|nocheck|check)\b/,
  /\b(?:eslint-(?:disable|enable)[\w-]*|tslint:\w+|biome-ignore|prettier-ignore|deno-\w+-ignore)/,
  /\b(?:istanbul|c8|v8) ignore\b/,
  /[@#]__(?:PURE|NO_SIDE_EFFECTS)__|@vite-ignore|\bwebpack[A-Z]\w+:/,
  /\btype: ?(?:ignore\b|(?=[\w[]))/,
  /\b(?:noqa|nosec)\b|\bpragma: ?no ?\w+/,
  /\b(?:pylint|mypy|pyright|ruff|isort|yapf|fmt): ?\w+/,
  /\brubocop:\w+|:nocov:|\bfrozen_string_literal\b|\bstandard:\w+|\bsteep:ignore\b/,
  /\bNOLINT\w*|\bclang-format (?:on|off)\b|\bIWYU pragma\b|\bcppcheck-suppress\b|\bLCOV_EXCL_\w+/,
  /\bNOSONAR\b|\bnoinspection\b|\bCHECKSTYLE\b|@formatter:\w+|\$NON-NLS-\d+\$|\bReSharper (?:disable|restore)\b/,
  /\bphpcs:\w+|@phpstan-ignore[\w-]*|@psalm-suppress\b|@codeCoverageIgnore\w*/,
  /\bshellcheck (?:disable|source|enable)\b/,
];

/** The directives among the comments of `before` that `after` has fewer of. */
export function lostDirectives(before: string, after: string, rules: LexicalRules): string[] {
  const left = directivesIn(after, rules);
  return directivesIn(before, rules).filter((directive) => {
    const at = left.indexOf(directive);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function directivesIn(text: string, rules: LexicalRules): string[] {
  const comments = lexicalSpans(text, rules).filter((span) => span.kind === 'comment');
  return comments.flatMap(({ start, end }) => {
    const comment = text.slice(start, end);
    return DIRECTIVES.flatMap((directive) =>
      [...comment.matchAll(new RegExp(directive, 'gm'))].map(([word]) => word.trim()),
    );
  });
}
