/** Keywords that name types, and namespaces and types of the base class library. */
export const CSHARP_BUILTINS: ReadonlySet<string> = new Set(
  (
    'bool byte char decimal double float int long object sbyte short string uint ulong ushort nint nuint void dynamic nameof ' +
    'System Microsoft Windows Mono ' +
    'Action Activator AggregateException AppContext AppDomain ArgumentException ArgumentNullException ArgumentOutOfRangeException ' +
    'Array ArrayList ArrayPool ArraySegment Assembly AsyncLocal Attribute AttributeUsage AttributeTargets BigInteger BinaryReader ' +
    'BinaryWriter BindingFlags BitArray BitConverter Boolean Buffer Byte CancellationToken CancellationTokenSource Char Collection ' +
    'Comparer Comparison ConcurrentBag ConcurrentDictionary ConcurrentQueue ConcurrentStack Conditional ConditionalWeakTable Console ' +
    'Convert CultureInfo DateOnly DateTime DateTimeKind DateTimeOffset DayOfWeek Debug DebuggerDisplay DebuggerStepThrough Decimal ' +
    'Delegate Dictionary DirectoryInfo Directory Double DynamicObject EditorBrowsable EditorBrowsableState Encoding Enum Enumerable ' +
    'Environment EqualityComparer EventArgs EventHandler Exception Expression ExpressionType FieldInfo File FileInfo FileMode ' +
    'FileStream Flags FormatException FormattableString Func GC Guid HashCode HashSet Hashtable HttpClient IAsyncEnumerable ' +
    'IAsyncDisposable IAsyncResult ICloneable ICollection IComparable IComparer IConvertible IDictionary IDisposable IEnumerable ' +
    'IEnumerator IEqualityComparer IEquatable IFormatProvider IFormattable IGrouping IList ILookup IOrderedEnumerable IProgress ' +
    'IQueryable IReadOnlyCollection IReadOnlyDictionary IReadOnlyList ISet IServiceProvider ImmutableArray ImmutableDictionary ' +
    'ImmutableList IndexOutOfRangeException Int16 Int32 Int64 IntPtr Interlocked InvalidCastException InvalidOperationException ' +
    'IOException JsonSerializer KeyNotFoundException KeyValuePair Lazy LinkedList List Lookup Marshal Math MathF MemberInfo Memory ' +
    'MemoryStream MethodBase MethodImpl MethodImplOptions MethodInfo Monitor MulticastDelegate Mutex NonSerialized ' +
    'NotImplementedException NotSupportedException NullReferenceException Nullable NumberStyles Object ObjectDisposedException ' +
    'Obsolete ObservableCollection OperationCanceledException OverflowException ParameterInfo Parallel Path Predicate Process ' +
    'Progress PropertyInfo Queue Random ReadOnlyCollection ReadOnlyMemory ReadOnlySpan Regex RegexOptions SByte SemaphoreSlim ' +
    'Serializable Single SortedDictionary SortedList SortedSet Span Stack StackTrace Stopwatch Stream StreamReader StreamWriter ' +
    'String StringBuilder StringComparer StringComparison StringReader StringWriter StructLayout LayoutKind DllImport Task ' +
    'TaskCompletionSource TaskCanceledException TaskScheduler TextReader TextWriter Thread ThreadLocal ThreadPool ThreadStatic ' +
    'TimeOnly TimeSpan TimeZoneInfo Timer Trace Tuple Type TypeCode TypeInfo UInt16 UInt32 UInt64 UIntPtr ' +
    'UnauthorizedAccessException Unsafe Uri ValueTask ValueTuple ValueType Version Volatile WeakReference XAttribute XDocument ' +
    'XElement XmlDocument XmlNode XmlReader XmlWriter'
  ).split(' '),
);

/** Members of `object`. */
export const CSHARP_COMMON_MEMBERS: ReadonlySet<string> = new Set(
  'ToString Equals GetHashCode GetType ReferenceEquals MemberwiseClone Finalize'.split(' '),
);

/** Methods and properties of containers that give what they hold. */
export const CSHARP_ELEMENT_METHODS: ReadonlySet<string> = new Set(
  (
    'First FirstOrDefault Last LastOrDefault Single SingleOrDefault ElementAt ElementAtOrDefault Find FindLast Dequeue Peek Pop ' +
    'Min Max MinBy MaxBy Aggregate GetValueOrDefault GetOrAdd AddOrUpdate Value Result Current Target GetResult'
  ).split(' '),
);

/** Methods and properties that give a container of the same elements. */
export const CSHARP_PASSING_METHODS: ReadonlySet<string> = new Set(
  (
    'Where OrderBy OrderByDescending ThenBy ThenByDescending Distinct DistinctBy Union Concat Intersect Except Skip Take SkipWhile ' +
    'TakeWhile SkipLast TakeLast Reverse ToList ToArray ToHashSet AsEnumerable AsQueryable AsReadOnly AsParallel DefaultIfEmpty ' +
    'Append Prepend FindAll GetRange Values GetEnumerator ConfigureAwait ToImmutableArray ToImmutableList AsSpan Order ' +
    'OrderDescending GetAwaiter'
  ).split(' '),
);

const LIST_MEMBERS =
  'Add AddRange Insert InsertRange Remove RemoveAt RemoveAll RemoveRange Clear Contains IndexOf LastIndexOf Sort Reverse CopyTo ' +
  'ToArray ForEach Find FindAll FindIndex FindLast Exists TrueForAll BinarySearch GetRange ConvertAll GetEnumerator';

/** Methods that outside types have themselves: no extension method is meant by their names. */
export const CSHARP_OUTSIDE_MEMBERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    List: LIST_MEMBERS,
    IList: 'Add Insert Remove RemoveAt Clear Contains IndexOf CopyTo GetEnumerator',
    ICollection: 'Add Remove Clear Contains CopyTo GetEnumerator',
    HashSet:
      'Add Remove Clear Contains UnionWith ExceptWith IntersectWith SetEquals RemoveWhere TryGetValue CopyTo GetEnumerator',
    Dictionary: 'Add Remove Clear ContainsKey ContainsValue TryGetValue TryAdd GetEnumerator',
    IDictionary: 'Add Remove Clear ContainsKey TryGetValue CopyTo GetEnumerator',
    String:
      'Substring IndexOf LastIndexOf IndexOfAny StartsWith EndsWith Contains Replace Split Trim TrimStart TrimEnd ToLower ToUpper ' +
      'ToLowerInvariant ToUpperInvariant PadLeft PadRight Insert Remove ToCharArray CompareTo CopyTo Normalize GetEnumerator',
    StringBuilder: 'Append AppendLine AppendFormat Insert Remove Replace Clear CopyTo',
    Type:
      'GetMethod GetMethods GetProperty GetProperties GetField GetFields GetConstructor GetConstructors GetInterfaces GetInterface ' +
      'GetMember GetMembers GetGenericArguments GetGenericTypeDefinition GetElementType GetCustomAttributes IsAssignableFrom ' +
      'IsSubclassOf IsInstanceOfType MakeGenericType',
  }).map(([type, names]) => [type, new Set(names.split(' '))]),
);

/** What well-known members of the base class library give. */
export const CSHARP_OUTSIDE_RETURNS: ReadonlyMap<string, string> = new Map([
  ...of('int', 'Length Count IndexOf LastIndexOf GetHashCode CompareTo Compare ToInt32 Read ReadByte Next'),
  ...of('long', 'ToInt64 LongCount Ticks'),
  ...of('double', 'ToDouble Sqrt Pow NextDouble TotalSeconds TotalMilliseconds'),
  ...of(
    'boolean',
    'IsNullOrEmpty IsNullOrWhiteSpace Equals Contains ContainsKey StartsWith EndsWith Any All TryGetValue ReferenceEquals MoveNext HasValue',
  ),
  ...of(
    'String',
    'ToString Substring Trim TrimStart TrimEnd ToLower ToUpper ToLowerInvariant ToUpperInvariant Replace Join Concat Format ' +
      'ReadLine ReadToEnd Message FullName GetFileName GetExtension GetDirectoryName ReadAllText PadLeft PadRight NewLine',
  ),
  ...of('char[]', 'ToCharArray'),
  ...of('byte[]', 'GetBytes'),
  ...of('String[]', 'Split'),
  ...of('Type', 'GetType'),
  ...ofMembers('void', 'List', 'Add AddRange Clear Insert InsertRange RemoveAt RemoveRange ForEach'),
  ...ofMembers('void', 'IList', 'Add Clear Insert RemoveAt'),
  ...ofMembers('void', 'ICollection', 'Add Clear'),
  ...ofMembers('void', 'Dictionary', 'Add Clear'),
  ...ofMembers('void', 'IDictionary', 'Add Clear'),
  ...ofMembers('void', 'Queue', 'Enqueue Clear'),
  ...ofMembers('void', 'Stack', 'Push Clear'),
  ...ofMembers('boolean', 'HashSet', 'Add Remove Contains'),
  ...ofMembers('boolean', 'List', 'Remove Contains'),
  ...ofMembers('void', 'Console', 'Write WriteLine'),
  ...ofMembers('void', 'Thread', 'Sleep'),
  ...ofMembers('void', 'Debug', 'Assert Write WriteLine'),
  ...ofItself(
    'TimeSpan',
    'Zero MaxValue MinValue FromDays FromHours FromMinutes FromSeconds FromMilliseconds FromTicks Parse',
  ),
  ...ofItself('DateTime', 'Now UtcNow Today MaxValue MinValue Parse ParseExact'),
  ...ofItself('DateTimeOffset', 'Now UtcNow MaxValue MinValue Parse ParseExact'),
  ...ofItself('CancellationToken', 'None'),
  ...ofItself('Guid', 'Empty NewGuid Parse'),
  ...ofItself('StringComparer', 'Ordinal OrdinalIgnoreCase CurrentCulture InvariantCulture InvariantCultureIgnoreCase'),
  ...ofItself(
    'StringComparison',
    'Ordinal OrdinalIgnoreCase CurrentCulture InvariantCulture InvariantCultureIgnoreCase',
  ),
  ...ofItself('CultureInfo', 'InvariantCulture CurrentCulture CurrentUICulture GetCultureInfo'),
]);

function of(type: string, names: string): [name: string, type: string][] {
  return names.split(' ').map((name) => [name, type]);
}

/** What members give of one type. */
function ofMembers(type: string, owner: string, names: string): [name: string, type: string][] {
  return names.split(' ').map((name) => [`${owner}.${name}`, type]);
}

/** Static members that give a value of their own type. */
function ofItself(type: string, names: string): [name: string, type: string][] {
  return ofMembers(type, type, names);
}
