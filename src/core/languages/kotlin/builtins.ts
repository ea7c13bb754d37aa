/** Types and functions that every file sees, and what containers are made with. */
export const KOTLIN_BUILTINS: ReadonlySet<string> = new Set(
  (
    'kotlin java javax org com sun Any Unit Nothing Int Long Short Byte Float Double Boolean Char String CharSequence Number UInt ULong UByte ' +
    'UShort Array IntArray LongArray ShortArray ByteArray FloatArray DoubleArray BooleanArray CharArray UIntArray ULongArray ' +
    'UByteArray Iterable Iterator Collection List Set Map MutableIterable MutableIterator MutableCollection MutableList MutableSet ' +
    'MutableMap ListIterator MutableListIterator Sequence ArrayList LinkedHashMap LinkedHashSet HashMap HashSet ArrayDeque Pair ' +
    'Triple Comparable Comparator Enum Annotation Throwable Exception Error RuntimeException IllegalArgumentException ' +
    'IllegalStateException IndexOutOfBoundsException UnsupportedOperationException NullPointerException ClassCastException ' +
    'NumberFormatException NoSuchElementException ConcurrentModificationException AssertionError ArithmeticException Result Lazy ' +
    'Regex StringBuilder Appendable Function KClass KType KFunction KProperty Suppress Deprecated DeprecationLevel ReplaceWith OptIn RequiresOptIn ' +
    'JvmStatic JvmName JvmField JvmOverloads JvmInline JvmMultifileClass JvmSuppressWildcards JvmWildcard JvmSynthetic Throws ' +
    'Transient Volatile Synchronized Strictfp Target Retention MustBeDocumented Repeatable AnnotationTarget AnnotationRetention ' +
    'PublishedApi DslMarker UnsafeVariance SinceKotlin OverloadResolutionByLambdaReturnType BuilderInference ' +
    'listOf listOfNotNull mutableListOf arrayListOf emptyList setOf mutableSetOf hashSetOf linkedSetOf emptySet sortedSetOf mapOf ' +
    'mutableMapOf hashMapOf linkedMapOf sortedMapOf emptyMap arrayOf arrayOfNulls emptyArray intArrayOf longArrayOf byteArrayOf ' +
    'charArrayOf booleanArrayOf shortArrayOf floatArrayOf doubleArrayOf sequenceOf emptySequence sequence iterator generateSequence ' +
    'buildString buildList buildSet buildMap lazy lazyOf require requireNotNull check checkNotNull error TODO print println readLine ' +
    'readln repeat run with apply also let takeIf takeUnless synchronized maxOf minOf compareBy compareByDescending compareValues ' +
    'runCatching assert to arrayOf enumValues enumValueOf typeOf suspend coroutineScope launch async runBlocking withContext delay ' +
    'it true false null this super field object'
  ).split(' '),
);

/** Members of `Any`, `Enum` and data classes. */
export const KOTLIN_COMMON_MEMBERS: ReadonlySet<string> = new Set(
  'equals hashCode toString copy name ordinal entries values valueOf compareTo component1 component2 component3'.split(
    ' ',
  ),
);

/** Types of outside that hold elements: a type of the workspace that extends one has its extensions. */
export const KOTLIN_COLLECTIONS: ReadonlySet<string> = new Set(
  (
    'Iterable MutableIterable Collection MutableCollection AbstractCollection AbstractMutableCollection List MutableList AbstractList ' +
    'AbstractMutableList ArrayList Set MutableSet AbstractSet AbstractMutableSet Sequence Iterator MutableIterator ListIterator Flow StateFlow SharedFlow'
  ).split(' '),
);

export const KOTLIN_TUPLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pair', ['first', 'second']],
  ['Triple', ['first', 'second', 'third']],
  ['Entry', ['key', 'value']],
  ['MutableEntry', ['key', 'value']],
  ['IndexedValue', ['index', 'value']],
]);

export const KOTLIN_MAP_VIEWS: ReadonlyMap<string, 'keys' | 'values' | 'pairs'> = new Map([
  ['keys', 'keys'],
  ['values', 'values'],
  ['entries', 'pairs'],
]);

/** Methods of the standard library's containers that give an element. */
export const KOTLIN_ELEMENT_METHODS: ReadonlySet<string> = new Set(
  (
    'get getOrNull getOrElse getOrPut getOrDefault getValue first firstOrNull last lastOrNull single singleOrNull find findLast ' +
    'elementAt elementAtOrNull removeFirst removeLast removeFirstOrNull removeLastOrNull removeAt remove next previous peek poll ' +
    'pop maxBy minBy maxByOrNull minByOrNull maxOrNull minOrNull max min random component1 component2 component3 getOrThrow ' +
    'await computeIfAbsent getAndSet value'
  ).split(' '),
);

/** Methods and properties that give a container of the same elements. */
export const KOTLIN_PASSING_METHODS: ReadonlySet<string> = new Set(
  (
    'filter filterNot filterNotNull toList toMutableList toSet toMutableSet toTypedArray asSequence asIterable asReversed reversed ' +
    'sorted sortedBy sortedByDescending sortedWith sortedDescending distinct distinctBy take takeLast drop dropLast takeWhile ' +
    'dropWhile iterator listIterator subList values onEach orEmpty plus minus union intersect subtract shuffled ifEmpty also apply ' +
    'toHashSet toSortedSet toCollection slice requireNoNulls constrainOnce asList toMap toMutableMap asFlow'
  ).split(' '),
);

/** The methods that operators call. Those of outside types are the language's own. */
export const KOTLIN_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['==', 'equals'],
  ['!=', 'equals'],
  ['+', 'plus'],
  ['-', 'minus'],
  ['*', 'times'],
  ['/', 'div'],
  ['%', 'rem'],
  ['..', 'rangeTo'],
  ['..<', 'rangeUntil'],
  ['in', 'contains'],
  ['!in', 'contains'],
  ['<', 'compareTo'],
  ['>', 'compareTo'],
  ['<=', 'compareTo'],
  ['>=', 'compareTo'],
  ['+=', 'plusAssign'],
  ['-=', 'minusAssign'],
  ['*=', 'timesAssign'],
  ['/=', 'divAssign'],
  ['[', 'get'],
  ['=', 'set'],
  ['prefix -', 'unaryMinus'],
]);

export const KOTLIN_OPERATOR_NAMES: ReadonlySet<string> = new Set(KOTLIN_OPERATORS.values());

/** What well-known functions of the standard library return. */
export const KOTLIN_OUTSIDE_RETURNS: ReadonlyMap<string, string> = new Map([
  ...of('int', 'length size count indexOf lastIndexOf toInt hashCode ordinal compareTo indexOfFirst code lastIndex'),
  ...of('long', 'toLong'),
  ...of('double', 'toDouble'),
  ...of('float', 'toFloat'),
  ...of('byte', 'toByte'),
  ...of('char', 'toChar'),
  ...of(
    'boolean',
    'isEmpty isNotEmpty isNullOrEmpty isBlank isNotBlank equals contains startsWith endsWith matches hasNext containsKey any all none',
  ),
  ...of(
    'String',
    'toString substring trim trimIndent trimMargin lowercase uppercase replace joinToString format readLine substringBefore ' +
      'substringAfter substringBeforeLast substringAfterLast removePrefix removeSuffix padStart padEnd repeat decodeToString ' +
      'buildString simpleName qualifiedName decapitalize capitalize',
  ),
]);

function of(type: string, names: string): [name: string, type: string][] {
  return names.split(' ').map((name) => [name, type]);
}
