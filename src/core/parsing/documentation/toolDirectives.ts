/** How lines begin that speak to tools (linters, formatters, coverage, the build), not to people, by tool. */
const DIRECTIVES: readonly string[] = [
  // `rubocop:disable Metrics`, `steep:ignore`, `phpcs:ignore`: the sign is close to both words.
  '[\\w-]+:(?:disable|enable|ignore|todo)\\b',
  '(?:eslint|oxlint|biome|tslint|stylelint|prettier|ktlint|deno-lint|phpstan|psalm)-(?:disable|enable|ignore)\\b',
  '(?:pylint|mypy|pyright|ruff|isort|flake8|detekt): ?\\S',
  'type: ?ignore\\b',
  'pragma: ?no\\b',
  '(?:noqa|nolint|NOLINT\\w*)(?:[:(]|\\s*$)',
  'noinspection \\w+',
  '(?:istanbul|c8|v8) ignore\\b',
  'clang-format (?:off|on)\\b',
  'shellcheck (?:disable|source|shell)=',
  'go:[a-z]+\\b',
  '(?:frozen_string_literal|warn_indent|typed|encoding|coding): ?\\S+\\s*$',
  '-\\*-',
  ':(?:nodoc|startdoc|stopdoc):',
  'ReSharper (?:disable|restore)\\b',
];
const DIRECTIVE = new RegExp(`^\\s*(?:${DIRECTIVES.join('|')})`);

/** Whether a line of a comment, without its sign, is one for tools. */
export function isToolDirective(line: string): boolean {
  return DIRECTIVE.test(line);
}
