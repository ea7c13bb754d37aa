import { anyScript } from '../../model/anyScript.ts';
import { listedAt } from '../../model/parameterTypes.ts';
import type { Delegates, DelegateType } from '../delegates.ts';

/** The standard library's function types: type parameters, the method, what it takes and gives. */
const TABLE = `
Runnable run()void
Callable<V> call()V
Supplier<T> get()T
Consumer<T> accept(T)void
BiConsumer<T,U> accept(T,U)void
Function<T,R> apply(T)R
BiFunction<T,U,R> apply(T,U)R
UnaryOperator<T> apply(T)T
BinaryOperator<T> apply(T,T)T
Predicate<T> test(T)boolean
BiPredicate<T,U> test(T,U)boolean
Comparator<T> compare(T,T)int
BooleanSupplier getAsBoolean()boolean
Iterable<T> iterator()Iterator
Comparable<T> compareTo(T)int
AutoCloseable close()void
Closeable close()void
Executor execute(Runnable)void
ThreadFactory newThread(Runnable)Thread
PrivilegedAction<T> run()T
PrivilegedExceptionAction<T> run()T
FileFilter accept(File)boolean
FilenameFilter accept(File,String)boolean
InvocationHandler invoke(Object,Method,Object[])Object
UncaughtExceptionHandler uncaughtException(Thread,Throwable)void
`;

/** The same for each of `int`, `long` and `double`. */
const PLAIN = `
#Supplier getAs#()$
#Consumer accept($)void
#Function<R> apply($)R
#Predicate test($)boolean
#UnaryOperator applyAs#($)$
#BinaryOperator applyAs#($,$)$
To#Function<T> applyAs#(T)$
To#BiFunction<T,U> applyAs#(T,U)$
Obj#Consumer<T> accept(T,$)void
#ToIntFunction applyAsInt($)int
#ToLongFunction applyAsLong($)long
#ToDoubleFunction applyAsDouble($)double
`;

interface Declared extends DelegateType {
  readonly parameters: readonly string[];
}

const DECLARED: ReadonlyMap<string, Declared> = new Map(
  [TABLE, ...['Int', 'Long', 'Double'].map((name) => PLAIN.replaceAll('#', name).replaceAll('$', name.toLowerCase()))]
    .flatMap((table) => table.trim().split('\n'))
    .map((line) => {
      const [, name = '', list = '', method = '', takes = '', returns = ''] =
        /^(\w+)(?:<([^>]*)>)? (\w+)\(([^)]*)\)(\S+)$/.exec(line) ?? [];
      return [
        name,
        {
          parameters: parts(list),
          method,
          takes: parts(takes),
          returns: returns === 'void' ? undefined : returns,
        },
      ];
    }),
);

/** Java's function types are interfaces with a single method that has no body. */
export const JAVA_FUNCTION_TYPES: Delegates = {
  read,
  singleMethods: /^(?!.*\b(?:default|static|private)\s)/s,
  handing: { whole: new Set(['computeIfAbsent', 'mapToObj']), alone: new Set(['removeIf']) },
};

function read(type: string): DelegateType | undefined {
  const [, name = '', list] = anyScript(/^(?:[\w.]+\.)?(\w+)\s*(?:<(.*)>)?$/s).exec(type.trim()) ?? [];
  const declared = DECLARED.get(name);
  if (declared === undefined) return undefined;
  const given = list === undefined ? [] : listedAt(`<${list}>`, 0).map(withoutWildcard);
  const meant = (written: string): string => {
    const at = declared.parameters.indexOf(written);
    return at < 0 ? written : (given[at] ?? 'Object');
  };
  return {
    method: declared.method,
    takes: declared.takes.map(meant),
    returns: declared.returns === undefined ? undefined : meant(declared.returns),
  };
}

/** `? super T` takes a `T`, `? extends T` gives one, and of `?` nobody knows. */
function withoutWildcard(type: string): string {
  return type.trim().replace(/^\?\s*(?:(?:super|extends)\s+|$)/, '') || 'Object';
}

function parts(list: string): readonly string[] {
  return list === '' ? [] : list.split(',');
}
