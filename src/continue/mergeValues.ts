/** A file cannot take in what we want: it has another type somewhere, a text instead of a list, or a value that cannot be told. */
export class NotMergeable extends Error {
  override readonly name = 'NotMergeable';
}

/**
 * What a value of somebody's becomes with ours in it: our texts and numbers where they differ, their own keys as they are. Lists stay: whoever
 * changed one (`roles`, `args`) meant it. An empty place gets ours. Throws `NotMergeable` rather than replace what is of another type.
 */
export function mergeValues(old: unknown, wanted: unknown): unknown {
  if (old === undefined || old === null) return wanted;
  if (typeOf(old) !== typeOf(wanted)) throw new NotMergeable();
  if (Array.isArray(old)) return old;
  if (!isObject(old) || !isObject(wanted)) return wanted;
  const merged: Record<string, unknown> = { ...old };
  for (const [key, value] of Object.entries(wanted)) merged[key] = mergeValues(old[key], value);
  return merged;
}

/** A list with our entry: merged into the one that `isSame`, else at the end. Throws `NotMergeable` where there is something else than a list. */
export function mergeEntry(list: unknown, entry: unknown, isSame: (item: unknown) => boolean): unknown[] {
  if (list === undefined || list === null) return [entry];
  if (!Array.isArray(list)) throw new NotMergeable();
  const items: unknown[] = list;
  const at = items.findIndex(isSame);
  return at < 0 ? [...items, entry] : items.with(at, mergeValues(items[at], entry));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): 'list' | 'map' | 'scalar' {
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? 'map' : 'scalar';
}
