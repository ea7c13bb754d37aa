/** What comparing and joining conditions makes, for `Language.literalTypes` of languages whose grammars have one node for operators between two operands. */
export const COMPARISONS: Readonly<Record<string, string>> = Object.fromEntries(
  ['==', '!=', '<', '>', '<=', '>=', '&&', '||'].map((operator) => [`binary_expression ${operator}`, 'boolean']),
);
