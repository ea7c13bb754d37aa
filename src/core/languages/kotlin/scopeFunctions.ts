import type { ScopeFunction } from '../scopeFunction.ts';

function of(names: string, does: ScopeFunction): [name: string, does: ScopeFunction][] {
  return names.split(' ').map((name) => [name, does]);
}

/** Functions of the standard library whose lambdas get what they are called on, or its elements. */
export const KOTLIN_SCOPE_FUNCTIONS: ReadonlyMap<string, ScopeFunction> = new Map([
  ...of('apply', { passes: 'this', gives: 'receiver' }),
  ...of('run with', { passes: 'this', gives: 'result' }),
  ...of('also takeIf takeUnless onSuccess onFailure', { passes: 'parameter', gives: 'receiver' }),
  ...of('let use', { passes: 'parameter', gives: 'result' }),
  ...of('runBlocking withContext coroutineScope supervisorScope withTimeout withTimeoutOrNull synchronized', {
    passes: 'nothing',
    gives: 'result',
  }),
  ...of('listOf mutableListOf arrayListOf listOfNotNull arrayOf', {
    passes: 'nothing',
    gives: 'arguments',
    of: 'List',
  }),
  ...of('setOf mutableSetOf hashSetOf linkedSetOf setOfNotNull', { passes: 'nothing', gives: 'arguments', of: 'Set' }),
  ...of('sequenceOf', { passes: 'nothing', gives: 'arguments', of: 'Sequence' }),
  ...of('flowOf', { passes: 'nothing', gives: 'arguments', of: 'Flow' }),
  ...of('List MutableList Array', { passes: 'nothing', gives: 'made', of: 'List' }),
  ...of('runCatching', { passes: 'nothing', gives: 'made', of: 'Result' }),
  ...of('async', { passes: 'nothing', gives: 'made', of: 'Deferred' }),
  ...of('to', { passes: 'nothing', gives: 'pair' }),
  ...of(
    'filter filterNot onEach sortedBy sortedByDescending distinctBy takeWhile dropWhile dropLastWhile takeLastWhile ' +
      'filterTo',
    { passes: 'element', gives: 'receiver' },
  ),
  ...of('map mapNotNull', { passes: 'element', gives: 'results' }),
  ...of('flatMap', { passes: 'element', gives: 'flat' }),
  ...of('groupBy', { passes: 'element', gives: 'groups' }),
  ...of('associateBy', { passes: 'element', gives: 'byResult' }),
  ...of('associateWith', { passes: 'element', gives: 'withResult' }),
  ...of(
    'first firstOrNull last lastOrNull single singleOrNull find findLast maxBy maxByOrNull minBy minByOrNull maxWith random',
    { passes: 'element', gives: 'element' },
  ),
  ...of(
    'forEach any all none count sumOf sumBy associate joinToString joinTo ' +
      'indexOfFirst indexOfLast sortBy sortByDescending removeAll removeIf retainAll maxOf minOf maxOfOrNull minOfOrNull ' +
      'mapTo mapNotNullTo flatMapTo associateTo firstNotNullOf firstNotNullOfOrNull filterValues filterKeys',
    { passes: 'element', gives: 'nothing' },
  ),
  ...of('partition', { passes: 'element', gives: 'halves' }),
  ...of('filterIndexed', { passes: 'element', at: 1, gives: 'receiver' }),
  ...of('mapIndexed mapIndexedNotNull', { passes: 'element', at: 1, gives: 'results' }),
  ...of('forEachIndexed fold foldIndexed reduceIndexed', { passes: 'element', at: 1, gives: 'nothing' }),
]);
