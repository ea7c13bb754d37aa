/** Types of `java.lang`, and those that star imports of the standard library usually bring. */
export const JAVA_BUILTINS: ReadonlySet<string> = new Set(
  (
    'java javax jakarta jdk sun com org ' +
    'AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException AssertionError ' +
    'AutoCloseable Boolean Byte CharSequence Character Class ClassCastException ClassLoader ClassNotFoundException Cloneable ' +
    'CloneNotSupportedException Comparable Deprecated Double Enum Error Exception ExceptionInInitializerError Float ' +
    'FunctionalInterface IllegalAccessException IllegalArgumentException IllegalMonitorStateException IllegalStateException ' +
    'IndexOutOfBoundsException InheritableThreadLocal InstantiationException Integer InternalError InterruptedException Iterable ' +
    'LinkageError Long Math NegativeArraySizeException NoClassDefFoundError NoSuchFieldException NoSuchMethodException ' +
    'NullPointerException Number NumberFormatException Object OutOfMemoryError Override Package Process ProcessBuilder Readable ' +
    'Record ReflectiveOperationException Runnable Runtime RuntimeException SafeVarargs SecurityException Short ' +
    'StackOverflowError StackTraceElement StrictMath String StringBuffer StringBuilder StringIndexOutOfBoundsException ' +
    'SuppressWarnings System Thread ThreadGroup ThreadLocal Throwable TypeNotPresentException UnsupportedOperationException ' +
    'VirtualMachineError Void ModuleLayer ScopedValue MatchException ' +
    'ArrayDeque ArrayList Arrays BitSet Calendar Collection Collections Collectors Comparator CompletableFuture ConcurrentHashMap ' +
    'ConcurrentLinkedQueue ConcurrentMap CopyOnWriteArrayList CountDownLatch Date Deque Duration EnumMap EnumSet Enumeration ' +
    'ExecutorService Executors File FileInputStream FileNotFoundException FileOutputStream FileReader FileWriter Files Function ' +
    'BiFunction BiConsumer Consumer Predicate Supplier UnaryOperator BinaryOperator Future HashMap HashSet Hashtable IOException ' +
    'IdentityHashMap InputStream InputStreamReader Instant IntStream Iterator LinkedHashMap LinkedHashSet LinkedList List ' +
    'ListIterator LocalDate LocalDateTime LocalTime Locale LongStream Map NavigableMap NavigableSet NoSuchElementException ' +
    'Objects Optional OptionalInt OptionalLong OutputStream OutputStreamWriter Path Paths Pattern Matcher PrintStream PrintWriter ' +
    'PriorityQueue Properties Queue Random Reader Scanner Serializable Set SortedMap SortedSet Stack Stream Spliterator ' +
    'StringJoiner StringReader StringTokenizer StringWriter TimeUnit TreeMap TreeSet UUID URI URL Vector WeakHashMap Writer ' +
    'AtomicBoolean AtomicInteger AtomicLong AtomicReference BigDecimal BigInteger BufferedReader BufferedWriter ' +
    'ByteArrayInputStream ByteArrayOutputStream ByteBuffer Charset StandardCharsets ZonedDateTime ZoneId Callable Lock ReentrantLock'
  ).split(' '),
);

/** Members of `Object`, `Enum` and `Record`. */
export const JAVA_COMMON_MEMBERS: ReadonlySet<string> = new Set(
  (
    'equals hashCode toString getClass clone finalize notify notifyAll wait name ordinal values valueOf compareTo ' +
    'getDeclaringClass length class'
  ).split(' '),
);

/** The methods of `Object`. */
export const JAVA_ROOT_METHODS: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ['hashCode', [0]],
  ['toString', [0]],
  ['getClass', [0]],
  ['clone', [0]],
  ['finalize', [0]],
  ['notify', [0]],
  ['notifyAll', [0]],
  ['equals', [1]],
  ['wait', [0, 1, 2]],
]);

/** Methods of the standard library's containers that give an element. */
export const JAVA_ELEMENT_METHODS: ReadonlySet<string> = new Set(
  (
    'get getFirst getLast first last next previous peek peekFirst peekLast poll pollFirst pollLast pop remove removeFirst ' +
    'removeLast element take orElse orElseGet orElseThrow getOrDefault computeIfAbsent computeIfPresent compute merge put ' +
    'putIfAbsent getValue join floor ceiling higher lower firstElement lastElement elementAt getNow set current'
  ).split(' '),
);

/** Methods that give a container of the same elements. */
export const JAVA_PASSING_METHODS: ReadonlySet<string> = new Set(
  (
    'stream parallelStream iterator listIterator filter sorted distinct limit skip peek subList values reversed findFirst findAny ' +
    'min max toList collect parallel sequential onClose unordered takeWhile dropWhile or descendingIterator tailSet headSet ' +
    'subSet tailMap headMap subMap descendingMap entrySet entries boxed toArray'
  ).split(' '),
);

/** What well-known methods of the standard library return. */
export const JAVA_OUTSIDE_RETURNS: ReadonlyMap<string, string> = new Map([
  ...of(
    'int',
    'length size indexOf lastIndexOf intValue hashCode ordinal compareTo compare codePointAt parseInt nextInt getLength',
  ),
  ...of('long', 'longValue parseLong currentTimeMillis nanoTime getTime toMillis nextLong'),
  ...of('double', 'doubleValue parseDouble random sqrt pow nextDouble'),
  ...of('float', 'floatValue parseFloat'),
  ...of('byte', 'byteValue'),
  ...of('short', 'shortValue'),
  ...of('char', 'charAt charValue'),
  ...of(
    'boolean',
    'isEmpty equals equalsIgnoreCase contains startsWith endsWith matches hasNext containsKey booleanValue isArray isInstance',
  ),
  ...of(
    'String',
    'toString substring trim toLowerCase toUpperCase replace replaceAll name getName getSimpleName concat strip format readLine ' +
      'getMessage toPlainString repeat lineSeparator getProperty toHexString getCanonicalName',
  ),
  ...of('[]', 'toArray'),
  ...of('char[]', 'toCharArray'),
  ...of('byte[]', 'getBytes'),
  ...of('Class', 'getClass getComponentType getSuperclass'),
  ...of('Class[]', 'getParameterTypes getInterfaces getExceptionTypes'),
  ...of(
    'Comparator',
    'naturalOrder reverseOrder comparing comparingInt comparingLong comparingDouble thenComparing nullsFirst nullsLast',
  ),
  ...of('Stream', 'Stream.of Stream.empty Stream.iterate Stream.generate Stream.concat Stream.ofNullable'),
  ...['Int', 'Long', 'Double'].flatMap((name) => [
    ...of(
      `${name}Stream`,
      ['of', 'empty', 'range', 'rangeClosed', 'iterate', 'generate', 'concat']
        .map((each) => `${name}Stream.${each}`)
        .join(' '),
    ),
    ...of(`Optional${name}`, `Optional${name}.of Optional${name}.empty`),
  ]),
  ...of('Optional', 'Optional.of Optional.empty Optional.ofNullable'),
  ...of(
    'List',
    'List.of List.copyOf Arrays.asList Collections.emptyList Collections.singletonList Collections.unmodifiableList',
  ),
  ...of('Set', 'Set.of Set.copyOf Collections.emptySet Collections.singleton Collections.unmodifiableSet'),
  ...of('Map', 'Map.of Map.copyOf Collections.emptyMap Collections.singletonMap Collections.unmodifiableMap'),
  ...of('Pattern', 'Pattern.compile'),
  ...of('Collector', 'groupingBy partitioningBy collectingAndThen'),
  ...of('Charset', 'Charset.defaultCharset Charset.forName'),
  ...of('Path', 'Path.of Paths.get toPath toRealPath toAbsolutePath'),
  ...of('File', 'toFile getAbsoluteFile getCanonicalFile getParentFile'),
  ...of('URI', 'toURI URI.create'),
  ...of('URL', 'toURL'),
  ...of('BigInteger', 'BigInteger.valueOf toBigInteger'),
  ...of('BigDecimal', 'BigDecimal.valueOf'),
  ...of('Duration', 'Duration.ofMillis Duration.ofSeconds Duration.ofMinutes Duration.ofNanos Duration.between'),
  ...of('Instant', 'Instant.now Instant.ofEpochMilli toInstant'),
]);

function of(type: string, names: string): [name: string, type: string][] {
  return names.split(' ').map((name) => [name, type]);
}
