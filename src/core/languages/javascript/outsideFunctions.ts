/**
 * What every program of a library is made of; `$` marks a type of the library that holds what it is given, `Holder` is what holds the result:
 * functions in an object that is passed are its members.
 */
const REACT = [
  'useState<T>(initial: T | (() => T)): [T, unknown]',
  'useRef<T>(initial: T): { current: T }',
  'createRef<T>(): { current: T }',
  'useMemo<T>(make: () => T): T',
  'useCallback<T>(callback: T): T',
  'useDeferredValue<T>(value: T): T',
  'createContext<T>(initial: T): $Context<T>',
  'useContext<T>(context: $Context<T>): T',
  'use<T>(resource: $Context<T>): T',
];
const VUE = [
  'ref<T>(value: T): { value: T }',
  'shallowRef<T>(value: T): { value: T }',
  'computed<T>(get: () => T): { value: T }',
  'reactive<T>(value: T): T',
  'shallowReactive<T>(value: T): T',
  'markRaw<T>(value: T): T',
];
const REDUX = [
  'createSlice<Holder>(options: unknown): { actions: Holder; caseReducers: Holder; selectors: Holder; reducer: $Reducer<unknown> }',
];

const byName = (headers: readonly string[]) => new Map(headers.map((header) => [/^\w+/.exec(header)![0], header]));

/** The headers of well-known generic functions, by package and name. */
export const OUTSIDE_FUNCTIONS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ...['react', 'preact', 'preact/hooks', 'preact/compat'].map((name) => [name, byName(REACT)] as const),
  ...['vue', '@vue/reactivity'].map((name) => [name, byName(VUE)] as const),
  ['@reduxjs/toolkit', byName(REDUX)],
]);
