/** A definition that models are tried with. */
export interface TrialCase {
  readonly path: string;
  readonly name: string;
  readonly code: string;
}

const PYTHON: readonly (readonly [name: string, code: string])[] = [
  ['add', 'def add(a, b):\n    return a + b\n'],
  ['is_palindrome', 'def is_palindrome(text):\n    cleaned = text.lower()\n    return cleaned == cleaned[::-1]\n'],
  [
    'chunks',
    'def chunks(items, size):\n    for start in range(0, len(items), size):\n        yield items[start:start + size]\n',
  ],
  [
    'word_counts',
    'def word_counts(text):\n    counts = {}\n    for word in text.split():\n        counts[word] = counts.get(word, 0) + 1\n    return counts\n',
  ],
  [
    'read_pairs',
    "def read_pairs(lines):\n    pairs = {}\n    for line in lines:\n        if '=' not in line:\n            continue\n        key, value = line.split('=', 1)\n        pairs[key.strip()] = value.strip()\n    return pairs\n",
  ],
  [
    'retry',
    'def retry(work, times):\n    for attempt in range(times):\n        try:\n            return work()\n        except OSError:\n            if attempt == times - 1:\n                raise\n',
  ],
  [
    'median',
    'def median(values):\n    ordered = sorted(values)\n    middle = len(ordered) // 2\n    if len(ordered) % 2:\n        return ordered[middle]\n    return (ordered[middle - 1] + ordered[middle]) / 2\n',
  ],
];

const TYPESCRIPT: readonly (readonly [name: string, code: string])[] = [
  [
    'clamp',
    'export function clamp(value: number, low: number, high: number): number {\n  return Math.max(low, Math.min(value, high));\n}\n',
  ],
  ['unique', 'export function unique<T>(items: readonly T[]): T[] {\n  return [...new Set(items)];\n}\n'],
  [
    'groupBy',
    'export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {\n  const groups = new Map<string, T[]>();\n  for (const item of items) {\n    const key = keyOf(item);\n    groups.set(key, [...(groups.get(key) ?? []), item]);\n  }\n  return groups;\n}\n',
  ],
  [
    'shorten',
    'export function shorten(text: string, most: number): string {\n  return text.length <= most ? text : text.slice(0, most - 1) + "…";\n}\n',
  ],
  [
    'parsePort',
    'export function parsePort(text: string): number | undefined {\n  const port = Number(text);\n  return Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined;\n}\n',
  ],
];

/** Twelve small functions, seven in Python and five in TypeScript, in the order they are asked: the languages take turns. */
export const TRIAL_CASES: readonly TrialCase[] = PYTHON.flatMap(([name, code], place) => {
  const other = TYPESCRIPT[place];
  const python = { path: `${name}.py`, name, code };
  return other === undefined ? [python] : [python, { path: `${other[0]}.ts`, name: other[0], code: other[1] }];
});
