import type { LambdaGives, LambdaShape } from '../../model/lambdaShape.ts';
import type { Node } from '../trees/tree.ts';

/** A lambda's shape with the expression that it gives, where there is one alone. */
interface ReadShape {
  readonly shape: LambdaShape;
  readonly result?: Node;
  /** `Foo::bar`, `Foo::new`: what the result names is called. */
  readonly isNamed?: true;
}

const FUNCTIONS = new Set([
  'lambda_expression',
  'anonymous_method_expression',
  'local_function_statement',
  'method_declaration',
]);
/** Lists of parameters that hold nothing else. */
const LISTS = new Set(['formal_parameters', 'inferred_parameters']);
/** Expressions that may stand as statements, so that what they give may be dropped. */
const DROPPABLE: ReadonlyMap<string, LambdaGives> = new Map([
  ['invocation_expression', 'call'],
  ['method_invocation', 'call'],
  ['update_expression', 'droppable'],
  ['conditional_access_expression', 'call'],
  ['await_expression', 'call'],
  ['object_creation_expression', 'droppable'],
  ['implicit_object_creation_expression', 'droppable'],
  ['assignment_expression', 'droppable'],
  ['throw_expression', 'never'],
]);
/** Statements behind which the code may go on, whatever is in them. */
const PASSED = new Set([
  'expression_statement',
  'local_declaration_statement',
  'local_variable_declaration',
  'enhanced_for_statement',
  'local_function_statement',
  'empty_statement',
  'return_statement',
  'foreach_statement',
]);

/** Reads the shape of a lambda, an anonymous method of C# or a reference to a method in Java. */
export function readLambdaShape(node: Node): ReadShape {
  if (node.type === 'method_reference') return readReference(node);
  const shape = { parameters: parameterCount(node), isAsync: isAsync(node) };
  const body = node.childForFieldName('body') ?? node.namedChildren.find(({ type }) => type === 'block');
  if (body?.type !== 'block') {
    const gives = body === undefined ? 'call' : givenBy(body);
    return { shape: { ...shape, gives }, ...(body === undefined || gives === 'never' ? {} : { result: body }) };
  }
  const results = resultsOf(body, node);
  const [result] = results;
  if (result === undefined) return { shape: { ...shape, gives: endsIn(body) } };
  return { shape: { ...shape, gives: 'value' }, ...(results.length === 1 ? { result } : {}) };
}

/** How many parameters it has hangs on what it is passed to. */
function readReference(node: Node): ReadShape {
  const shape: LambdaShape = { parameters: undefined, gives: 'call', isAsync: false };
  const type = node.lastChild?.type === 'new' ? node.namedChildren[0] : node;
  return type === undefined ? { shape } : { shape, result: type, isNamed: true };
}

function givenBy(node: Node): LambdaGives {
  if (/^p\w+_unary_expression$/.test(node.type)) return /^(\+\+|--)|(\+\+|--)$/.test(node.text) ? 'droppable' : 'value';
  return DROPPABLE.get(node.type) ?? 'value';
}

function parameterCount(node: Node): number | undefined {
  const list = node.childForFieldName('parameters') ?? undefined;
  if (list === undefined) return undefined;
  if (list.type === 'parameter_list') return list.namedChildren.filter(({ type }) => type === 'parameter').length;
  // `x =>` has its parameter without a list.
  return LISTS.has(list.type) ? list.namedChildren.filter(({ isExtra }) => !isExtra).length : 1;
}

function isAsync(node: Node): boolean {
  return node.namedChildren.some((child) => child.type === 'modifier' && child.text === 'async');
}

/** What the `return` statements of a body give that are its own, not those of functions inside. */
function resultsOf(body: Node, of: Node): readonly Node[] {
  return body.descendantsOfType('return_statement').flatMap((statement) => {
    let around = statement.parent;
    while (around !== null && !FUNCTIONS.has(around.type)) around = around.parent;
    const result = statement.namedChildren.find(({ isExtra }) => !isExtra);
    return around?.id === of.id && result !== undefined ? [result] : [];
  });
}

/** What a block without a result does: it gives nothing, or it never ends. */
function endsIn(body: Node): LambdaGives {
  const last = body.namedChildren.filter(({ isExtra }) => !isExtra).at(-1);
  if (last === undefined || PASSED.has(last.type)) return 'nothing';
  if (last.type === 'throw_statement') return 'never';
  if (last.type === 'if_statement' && last.childForFieldName('alternative') === null) return 'nothing';
  return 'call';
}
