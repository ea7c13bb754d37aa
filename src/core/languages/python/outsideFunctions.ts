/** What functions of the standard library, and of what tests are written with, give that is said by what they are given, by package and name. */
export const pythonOutsideFunctions: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    copy: ['copy(x: T) -> T', 'deepcopy(x: T) -> T'],
    dataclasses: ['replace(x: T) -> T'],
    contextlib: [
      'closing(x: T) -> ContextManager[T]',
      'aclosing(x: T) -> ContextManager[T]',
      'nullcontext(x: T) -> ContextManager[T]',
      'enter_context(x: ContextManager[T]) -> T',
      'enter_async_context(x: ContextManager[T]) -> T',
    ],
    itertools: ['chain(x: Iterable[T]) -> Iterator[T]', 'islice(x: Iterable[T]) -> Iterator[T]'],
    asyncio: ['run(x: Awaitable[T]) -> T', 'wait_for(x: Awaitable[T]) -> T', 'shield(x: Awaitable[T]) -> T'],
    random: ['choice(x: Sequence[T]) -> T'],
    heapq: ['heappop(x: list[T]) -> T'],
    weakref: ['proxy(x: T) -> T'],
    pytest: ['raises(expected: type[T]) -> ContextManager[ExceptionInfo[T]]'],
    unittest: [
      'assertRaises(expected: type[T]) -> ContextManager[_AssertRaisesContext[T]]',
      'assertRaisesRegex(expected: type[T]) -> ContextManager[_AssertRaisesContext[T]]',
    ],
  }).map(([name, headers]) => [
    name,
    new Map(headers.map((header) => [header.slice(0, header.indexOf('(')), `def ${header}`])),
  ]),
);
