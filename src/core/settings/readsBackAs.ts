import { isTable, readToml, type TomlTable } from './tomlDocument.ts';

/**
 * Whether `after` reads back as `before` with the value of one key of its top changed by `change`, and everything else equal.
 * The reader is another program than the one whose ranges the edit was made by.
 */
export function readsBackAs(before: string, after: string, key: string, change: (value: unknown) => unknown): boolean {
  const [old, fresh] = [readToml(before), readToml(after)];
  if (!old.ok || !fresh.ok) return false;
  const expected: TomlTable = { ...old.value, [key]: change(old.value[key]) };
  return isSameToml(fresh.value, expected);
}

/** Equality of two TOML values, whatever the order of keys. */
export function isSameToml(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Date && b instanceof Date) return String(a) === String(b) && a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, index) => isSameToml(element, (b as unknown[])[index]));
  }
  if (!isTable(a) || !isTable(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSameToml(a[key], b[key]))
  );
}
