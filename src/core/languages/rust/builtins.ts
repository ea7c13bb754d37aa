/** Types of outside that stand for what they hold. */
export const RUST_WRAPPERS: readonly string[] = (
  'Option Result Box Rc Arc Weak RefCell Cell Mutex RwLock Cow Pin Ref RefMut MutexGuard RwLockReadGuard RwLockWriteGuard OnceCell ' +
  'MappedMutexGuard MappedRwLockReadGuard MappedRwLockWriteGuard OwnedMutexGuard OwnedRwLockReadGuard OwnedRwLockWriteGuard ArcMutexGuard ' +
  'ArcRwLockReadGuard ArcRwLockWriteGuard OnceLock LazyLock LazyCell Lazy ManuallyDrop MaybeUninit NonNull UnsafeCell AtomicPtr Poll ControlFlow Deref DerefMut AsRef AsMut ' +
  'Borrow BorrowMut Into'
).split(' ');

/** Methods of such types, of references and of containers that give what they are called on, or what stands for it. */
export const RUST_PASSING_METHODS: ReadonlySet<string> = new Set(
  (
    'clone to_owned unwrap unwrap_or unwrap_or_else unwrap_or_default unwrap_unchecked expect as_ref as_mut as_deref as_deref_mut ' +
    'borrow borrow_mut lock read write try_borrow try_borrow_mut get_ref upgrade downgrade deref deref_mut into_inner take replace ' +
    'ok ok_or ok_or_else or or_else xor map_err cloned copied iter iter_mut into_iter rev skip step_by peekable filter chain by_ref ' +
    'fuse cycle take_while skip_while inspect as_slice as_mut_slice to_vec into_boxed_slice into_vec drain get_or_insert_with ' +
    'get_or_insert get_or_init or_insert or_insert_with or_default as_pin_mut leak into_boxed values values_mut into_values ' +
    'or_insert_with_key assume_init assume_init_ref assume_init_mut assume_init_read load project project_ref context with_context entry split_off by_ref collect as_ptr as_mut_ptr make_mut unwrap_or_clone'
  ).split(' '),
);

export const RUST_UNWRAPPING: ReadonlySet<string> = new Set(
  'unwrap unwrap_or unwrap_or_else unwrap_or_default unwrap_unchecked expect get_or_insert_with get_or_insert insert'.split(
    ' ',
  ),
);

/** Methods of containers that give an element of them. */
export const RUST_ELEMENT_METHODS: ReadonlySet<string> = new Set(
  (
    'first first_mut last last_mut get get_mut get_unchecked get_unchecked_mut pop pop_front pop_back front front_mut back back_mut next ' +
    'next_back peek peek_mut nth remove swap_remove insert max min max_by max_by_key min_by min_by_key find index index_mut reduce ' +
    'next_if recv try_recv join'
  ).split(' '),
);

/** Of those, methods that give an option of one. */
export const RUST_OPTIONAL_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'first first_mut last last_mut get get_mut pop pop_front pop_back front front_mut back back_mut next next_back peek peek_mut nth max ' +
    'min max_by max_by_key min_by min_by_key find reduce next_if'
  ).split(' '),
);

/** What options and results have themselves and what they hold has not, though it may have a method of the name. */
export const RUST_HOLDER_METHODS: ReadonlySet<string> = new Set(
  (
    'is_some is_none is_ok is_err is_some_and is_ok_and is_none_or is_err_and is_ready is_pending map and_then map_or map_or_else map_err ' +
    'unwrap_err expect_err err flatten transpose'
  ).split(' '),
);

/** What methods of maps give that give more, or something else, than one of the values. */
export const RUST_MAP_VIEWS: ReadonlyMap<string, 'keys' | 'values' | 'pairs' | 'pair'> = new Map([
  ...['keys', 'into_keys'].map((name) => [name, 'keys'] as const),
  ...['values', 'values_mut', 'into_values'].map((name) => [name, 'values'] as const),
  ...['iter', 'iter_mut', 'into_iter', 'drain', 'range', 'range_mut'].map((name) => [name, 'pairs'] as const),
  ...['first', 'first_key_value', 'last', 'last_key_value', 'get_key_value', 'pop', 'pop_first', 'pop_last'].map(
    (name) => [name, 'pair'] as const,
  ),
  ...['remove_entry', 'swap_remove_entry', 'shift_remove_entry', 'get_index', 'get_index_mut'].map(
    (name) => [name, 'pair'] as const,
  ),
]);

/** What is written without a name, of which methods of traits may be asked: pairs have none of their own. */
export const RUST_LITERALS: Readonly<Record<string, string>> = {
  string_literal: 'str',
  raw_string_literal: 'str',
  char_literal: 'char',
  tuple_expression: '(_, _)',
  unit_expression: '(_, _)',
};

/** What strings, vectors, slices and numbers have themselves: a trait of the workspace with such a method is not what a call means. */
export const RUST_OWN_METHODS: ReadonlySet<string> = new Set([
  ...RUST_PASSING_METHODS,
  ...RUST_ELEMENT_METHODS,
  ...(
    'len is_empty as_bytes as_str to_string to_vec push push_str extend extend_from_slice append truncate clear resize retain sort dedup ' +
    'split splitn lines chars bytes trim contains starts_with ends_with parse fmt eq ne hash cmp partial_cmp default from into try_from ' +
    'try_into drop size_hint min max abs pow to_le_bytes to_be_bytes from_str swap reverse concat fill copy_from_slice as_slice ' +
    'capacity reserve shrink_to_fit into_bytes into_string char_indices find rfind replace'
  ).split(' '),
]);

/** What the library's traits give whatever implements them: iterators above all, readers and writers. */
export const RUST_TRAIT_METHODS: ReadonlySet<string> = new Set(
  (
    'size_hint count last advance_by nth step_by chain zip intersperse map for_each filter filter_map enumerate peekable skip_while take_while ' +
    'map_while skip take scan flat_map flatten map_windows fuse inspect by_ref collect collect_into partition is_partitioned try_fold ' +
    'try_for_each fold reduce try_reduce all any find find_map try_find position rposition max min max_by_key max_by min_by_key min_by rev ' +
    'unzip copied cloned cycle sum product cmp partial_cmp eq ne lt le gt ge is_sorted is_sorted_by is_sorted_by_key next next_back rfold ' +
    'rfind try_rfold nth_back len is_empty read read_exact read_to_end read_to_string read_vectored bytes read_until read_line lines fill_buf ' +
    'consume write write_all write_fmt write_vectored write_str write_char flush seek rewind stream_position poll into_future await ' +
    'description source cause fmt hash clone clone_from to_string to_owned into try_into as_ref as_mut borrow borrow_mut deref deref_mut ' +
    'index index_mut add sub mul div rem neg not drop'
  ).split(' '),
);

/** Numbers, characters and truth values, which have many methods of few forms. */
export const RUST_NUMBERS = {
  types: new Set('u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char'.split(' ')),
  methods: new RegExp(
    '^(?:(?:checked|wrapping|saturating|overflowing|carrying|borrowing|unchecked|strict|widening)_' +
      '(?:add|sub|mul|div|rem|neg|sh[lr]|pow|abs|isqrt|ilog\\w*|next\\w*|\\w*euclid|\\w*signed\\w*|\\w*exact)|' +
      'is_(?:positive|negative|power_of_two|nan|infinite|finite|(?:sub)?normal|sign_positive|sign_negative|ascii\\w*|alphabetic|numeric|' +
      'alphanumeric|lowercase|uppercase|whitespace|control|digit|multiple_of|utf8_char_boundary)|' +
      'to_(?:[bln]e(?:_bytes)?|degrees|radians|int_unchecked|ascii\\w*|lowercase|uppercase|digit)|from_(?:[bln]e(?:_bytes)?|str_radix|digit)|' +
      'as_ascii|make_ascii_\\w+|len_utf\\w+|encode_utf\\w+|escape_\\w+|eq_ignore_ascii_case|(?:count|leading|trailing)_(?:ones|zeros)|' +
      'rotate_(?:left|right)|swap_bytes|reverse_bits|next_(?:power_of_two|multiple_of|up|down)|exp_m1|ln_1p|round_ties_even|' +
      'pow[if]?|abs(?:_diff|_sub)?|unsigned_abs|cast_(?:un)?signed|isqrt|ilog(?:2|10)?|signum|midpoint|(?:div|rem)_(?:euclid|ceil|floor)|' +
      'floor|ceil|round|trunc|fract|sqrt|cbrt|exp2?|ln|log(?:2|10)?|a?(?:sin|cos|tan)h?|atan2|sin_cos|mul_add|hypot|total_cmp|clamp|recip|' +
      'copysign|classify|maximum|minimum|max|min|then|then_some)$',
  ),
};

/** What the prelude has: types, traits, variants, functions and macros. */
export const RUST_BUILTINS: ReadonlySet<string> = new Set(
  (
    'bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 String Vec Option Result Box Some None Ok Err Copy Send ' +
    'Sized Sync Unpin Drop Fn FnMut FnOnce AsRef AsMut Into From Default Iterator IntoIterator Extend DoubleEndedIterator ' +
    'ExactSizeIterator FromIterator Clone ToOwned ToString PartialEq Eq PartialOrd Ord TryFrom TryInto Debug Hash drop align_of ' +
    'align_of_val size_of size_of_val assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne print println eprint ' +
    'eprintln format format_args write writeln panic unreachable todo unimplemented dbg vec matches concat stringify line column file ' +
    'module_path include include_str include_bytes env option_env cfg compile_error thread_local macro_rules try global_asm asm ' +
    'addr_of addr_of_mut is_x86_feature_detected const_format_args derive concat_idents std core alloc'
  ).split(' '),
);

/** What methods of the standard library give, by their names. */
export const RUST_GIVEN_TYPES: ReadonlyMap<string, string> = new Map([
  ['as_bytes()', 'u8'],
  ['as_str()', 'str'],
  ['to_string()', 'String'],
  ['as_os_str()', 'OsStr'],
]);
