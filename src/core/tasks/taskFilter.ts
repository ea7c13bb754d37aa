import type { TaskRecord } from '../model/structDocument.ts';

/** Those whose words contain every word of `filter`, whatever the case; `field:word` looks at one field only. */
export function filterTasks<Item>(
  items: readonly Item[],
  filter: string,
  taskOf: (item: Item) => TaskRecord,
): readonly Item[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length === 0 ? items : items.filter((item) => words.every((word) => hasWord(taskOf(item), word)));
}

/** Not said by people: where the task stands and how it is known. */
const UNSAID = ['line', 'version'];

function hasWord(task: TaskRecord, word: string): boolean {
  const [, field, rest] = /^(\w+):(.+)$/.exec(word) ?? [];
  const fields: Readonly<Record<string, unknown>> = { ...task };
  if (field !== undefined && rest !== undefined && Object.hasOwn(fields, field)) return contains(fields[field], rest);
  return Object.entries(fields).some(([name, value]) => !UNSAID.includes(name) && contains(value, word));
}

function contains(value: unknown, word: string): boolean {
  return Array.isArray(value) ? value.some((each) => contains(each, word)) : String(value).toLowerCase().includes(word);
}
