import type { GenericShape } from '../genericShape.ts';

const KEYED: GenericShape = { each: 0, element: 1, keyed: true };
const FIRST: GenericShape = { each: 0, element: 0 };
const TUPLE: GenericShape = { tuple: true };

/** The generics of `typing`, `collections`, `contextlib` and of what tests are written with, whose last argument is not all that they give. */
export const pythonGenerics: ReadonlyMap<string, GenericShape> = new Map([
  ...['dict', 'Dict', 'Mapping', 'MutableMapping', 'DefaultDict', 'defaultdict', 'OrderedDict', 'ChainMap'].map(
    (name) => [name, KEYED] as const,
  ),
  ...[
    ...['Generator', 'AsyncGenerator', 'Counter'],
    ...['ContextManager', 'AsyncContextManager', 'AbstractContextManager', 'AbstractAsyncContextManager'],
  ].map((name) => [name, FIRST] as const),
  ...['tuple', 'Tuple'].map((name) => [name, TUPLE] as const),
  ['ItemsView', { each: 0, keyed: true }],
  ['Callable', { callable: true }],
  ['ExceptionInfo', { members: new Map([['value', 0]]) }],
  ['_AssertRaisesContext', { members: new Map([['exception', 0]]) }],
]);
