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
  ...of(
    'filter filterNot onEach sortedBy sortedByDescending distinctBy takeWhile dropWhile dropLastWhile takeLastWhile ' +
      'filterTo partition',
    { passes: 'element', gives: 'receiver' },
  ),
  ...of('map mapNotNull', { passes: 'element', gives: 'results' }),
  ...of(
    'first firstOrNull last lastOrNull single singleOrNull find findLast maxBy maxByOrNull minBy minByOrNull maxWith random',
    { passes: 'element', gives: 'element' },
  ),
  ...of(
    'forEach any all none count sumOf sumBy associate associateBy associateWith groupBy flatMap joinToString joinTo ' +
      'indexOfFirst indexOfLast sortBy sortByDescending removeAll removeIf retainAll maxOf minOf maxOfOrNull minOfOrNull ' +
      'mapTo mapNotNullTo flatMapTo associateTo firstNotNullOf firstNotNullOfOrNull filterValues filterKeys',
    { passes: 'element', gives: 'nothing' },
  ),
  ...of('filterIndexed', { passes: 'element', at: 1, gives: 'receiver' }),
  ...of('mapIndexed mapIndexedNotNull', { passes: 'element', at: 1, gives: 'results' }),
  ...of('forEachIndexed fold foldIndexed reduceIndexed', { passes: 'element', at: 1, gives: 'nothing' }),
]);
