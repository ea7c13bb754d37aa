import { anyScript } from '../../model/anyScript.ts';
import { escapedName, listedAt } from '../../model/parameterTypes.ts';

/** The annotations of a Python function's header, as written. */
export interface AnnotatedHeader {
  /** Of the parameters that are passed by place, in order; empty where there is none. */
  readonly parameters: readonly string[];
  readonly returns: string;
  /** Any number of values may follow. */
  readonly more: boolean;
  /** Names that what it gives says and a parameter too: they may be type variables. */
  readonly shared: readonly string[];
}

const cache = new Map<string, AnnotatedHeader>();
const CACHE_LIMIT = 5_000;
const NOTHING_WRITTEN: AnnotatedHeader = { parameters: [], returns: '', more: false, shared: [] };
const NAME = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** Reads `def name[T](a: A, *, b: B = c) -> R`; of a header without a result, nothing: no call gives what it does not say. */
export function annotatedHeader(signature: string, name: string): AnnotatedHeader {
  if (!signature.includes('->')) return NOTHING_WRITTEN;
  const known = cache.get(signature);
  if (known !== undefined) return known;
  if (cache.size > CACHE_LIMIT) cache.clear();
  const read = readHeader(signature, name);
  cache.set(signature, read);
  return read;
}

/** Reads the header of a constructor, which says no result: what it is given says what is made. */
export function constructorHeader(signature: string, name: string): AnnotatedHeader {
  const key = `${name} ${signature}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const read = readHeader(signature, name);
  cache.set(key, read);
  return read;
}

function readHeader(signature: string, name: string): AnnotatedHeader {
  const named = new RegExp(`\\bdef\\s+${escapedName(name)}\\s*(?:\\[[^(]*\\]\\s*)?\\(`, 'u').exec(signature);
  if (named === null) return NOTHING_WRITTEN;
  const all = listedAt(signature, named.index + named[0].length - 1).filter((text) => text !== '/');
  const end = all.findIndex((text) => text.startsWith('*'));
  const byPlace = end < 0 ? all : all.slice(0, end);
  const parameters = byPlace.map(annotation);
  const returns = /\)\s*->\s*([\s\S]*?):?\s*$/.exec(signature)?.[1] ?? '';
  const said = new Set(parameters.flatMap((type) => type.match(NAME) ?? []));
  const shared = [...new Set(returns.match(NAME) ?? [])].filter((each) => said.has(each));
  return { parameters, returns, more: end >= 0 && anyScript(/^\*\w/).test(all[end]!), shared };
}

/** The type of `name: Type = default`. */
function annotation(parameter: string): string {
  return (
    anyScript(/^\w+\s*:\s*([^=]*)/)
      .exec(parameter)?.[1]
      ?.trim() ?? ''
  );
}
