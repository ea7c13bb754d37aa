import type { CallForm } from '../callForm.ts';
import type { ConditionShapes } from '../conditionShapes.ts';

export const PYTHON_CALL_FORM = /(?:(?:typing|t|itertools)\s*\.\s*)?(\w+)(?=\s*\()/uy;

const ONE: CallForm = { means: 'same', count: 1 };

export const PYTHON_CALL_FORMS: ReadonlyMap<string, CallForm> = new Map([
  ...['list', 'tuple', 'set', 'frozenset', 'reversed', 'iter'].map((name) => [name, ONE] as const),
  ['sorted', { means: 'same' }],
  ['next', { means: 'element' }],
  ['max', { means: 'element', count: 1 }],
  ['min', { means: 'element', count: 1 }],
  ['anext', { means: 'element' }],
  ['enumerate', { means: 'numbered' }],
  ...['zip', 'zip_longest'].map((name) => [name, { means: 'side by side' } as const] as const),
  ...['map', 'filter'].map((name) => [name, { means: 'visited', count: 2 } as const] as const),
  // `type(self)`: its class.
  ['type', { means: 'class', count: 1 }],
  // `super(Base, self)`: what comes after Base.
  ['super', { means: 'above', count: 2 }],
  ['cast', { means: 'cast', count: 2 }],
  ['TypeVar', { means: 'bound' }],
  ['isinstance', { means: 'test', count: 2 }],
]);

export const PYTHON_CONDITIONS: ConditionShapes = {
  group: 'parenthesized_expression',
  negation: 'not_operator',
  both: 'boolean_operator',
  and: new Set(['and']),
  or: new Set(['or']),
  branches: { if_statement: 'consequence', elif_clause: 'consequence', while_statement: 'body' },
  leaving: new Set(['return_statement', 'raise_statement', 'continue_statement', 'break_statement']),
  choice: 'conditional_expression',
  filter: 'if_clause',
  assertion: 'assert_statement',
};
