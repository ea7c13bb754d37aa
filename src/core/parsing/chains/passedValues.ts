import type { Node } from '../trees/tree.ts';

/** Functions that are written as values. */
const FUNCTIONS = new Set(['arrow_function', 'function_expression', 'closure_expression']);
/** What stands behind has no known place. */
const SPREADS = new Set(['spread_element', 'list_splat', 'dictionary_splat']);

/** Whether an expression is a function. */
export function isFunction({ type }: Node): boolean {
  return FUNCTIONS.has(type);
}

/** The types written for a call, and what is passed to it. */
export function passedTo(call: Node): { readonly types: readonly Node[]; readonly given: readonly Node[] } {
  const list = (field: string) => call.childForFieldName(field)?.namedChildren.filter((child) => !child.isExtra) ?? [];
  const given = list('arguments');
  const spread = given.findIndex(({ type }) => SPREADS.has(type));
  return { types: list('type_arguments'), given: spread < 0 ? given : given.slice(0, spread) };
}

/** What a function gives that does one thing or ends with its only result. */
export function resultOf(node: Node): Node | undefined {
  const body = node.childForFieldName('body') ?? undefined;
  if (body?.type !== 'statement_block') return body;
  const last = body.namedChildren.at(-1);
  return last?.type === 'return_statement' ? (last.namedChildren[0] ?? undefined) : undefined;
}
