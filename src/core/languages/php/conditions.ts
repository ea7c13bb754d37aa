import type { ConditionShapes } from '../conditionShapes.ts';

export const PHP_CONDITIONS: ConditionShapes = {
  group: 'parenthesized_expression',
  negation: 'unary_op_expression',
  both: 'binary_expression',
  and: new Set(['&&', 'and']),
  or: new Set(['||', 'or']),
  branches: { if_statement: 'body', else_if_clause: 'body', while_statement: 'body' },
  leaving: new Set(['return_statement', 'continue_statement', 'break_statement', 'throw_expression', 'exit_statement']),
  choice: 'conditional_expression',
};
