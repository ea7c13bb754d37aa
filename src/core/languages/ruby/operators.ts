/**
 * The methods that Ruby's operators call, by their token: one that says none of its operands is taken for a prefix. Those of
 * comparisons and sums are the language's own nearly always.
 */
export const RUBY_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['prefix [', '[]'],
  ['=', '[]='],
  ['prefix <<', '<<'],
]);

export const RUBY_OPERATOR_NAMES: ReadonlySet<string> = new Set(RUBY_OPERATORS.values());
