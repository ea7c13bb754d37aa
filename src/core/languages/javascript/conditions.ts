import type { ConditionShapes } from '../conditionShapes.ts';

export const ECMASCRIPT_CONDITIONS: ConditionShapes = {
  group: 'parenthesized_expression',
  negation: 'unary_expression',
  both: 'binary_expression',
  and: new Set(['&&']),
  or: new Set(['||']),
  branches: { if_statement: 'consequence', while_statement: 'body' },
  leaving: new Set(['return_statement', 'throw_statement', 'continue_statement', 'break_statement']),
  choice: 'ternary_expression',
};
