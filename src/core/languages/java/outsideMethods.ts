/** Methods of the standard library's classes that others extend: collections, maps, iterators, atomics, threads, futures, streams. */
export const JAVA_OUTSIDE_METHODS: ReadonlySet<string> = new Set(
  // `AbstractCollection`, `AbstractList`, `ArrayDeque`
  (
    'isEmpty size contains containsAll add addAll remove removeAll removeIf retainAll clear toArray iterator listIterator ' +
    'indexOf lastIndexOf subList addFirst addLast getFirst getLast removeFirst removeLast offer offerFirst offerLast peek ' +
    'peekFirst peekLast poll pollFirst pollLast pop push descendingIterator forEach stream parallelStream spliterator ' +
    // `AbstractMap` and those below it
    'get set put putAll putIfAbsent entrySet keySet values containsKey containsValue getOrDefault computeIfAbsent ' +
    'computeIfPresent compute merge replace replaceAll getKey getValue setValue ' +
    // `AtomicInteger`, `AtomicReference`
    'getAndSet compareAndSet weakCompareAndSet lazySet getAndIncrement getAndDecrement getAndAdd incrementAndGet ' +
    'decrementAndGet addAndGet getAndUpdate updateAndGet getAndAccumulate accumulateAndGet setPlain getPlain setRelease ' +
    'getAcquire intValue longValue ' +
    // `Thread`, `ClassLoader`, `ThreadPoolExecutor`, `AbstractExecutorService`, `FutureTask`
    'start interrupt isInterrupted isAlive isDaemon setDaemon setName setPriority loadClass findClass defineClass getResource ' +
    'execute submit invokeAll invokeAny shutdown shutdownNow isShutdown isTerminated awaitTermination cancel isCancelled isDone ' +
    // `Throwable`
    'getMessage getLocalizedMessage getCause initCause printStackTrace getStackTrace setStackTrace addSuppressed getSuppressed ' +
    // `InputStream`, `Reader`, `Writer`, `FilterOutputStream`
    'read write flush close mark reset skip available append'
  ).split(' '),
);
