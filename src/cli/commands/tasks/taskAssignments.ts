import { TASK_FIELDS, type TaskChanges, type TaskDraft } from '../../../core/tasks/file/taskFields.ts';
import { UsageError } from '../../usageError.ts';

const FORM = /^([A-Za-z_]+)([+-]?)=([\s\S]*)$/;

/**
 * Reads `field=value` words. Nothing behind the `=` takes the field away; lists have commas between their elements, and `+=` and
 * `-=` add elements and take them out. Fields are named as in `llmstruct.toml`.
 */
export function readAssignments(words: readonly string[]): TaskChanges {
  const changes: Record<string, unknown> = {};
  for (const word of words) {
    const [, key = '', sign = '', text = ''] = FORM.exec(word) ?? [];
    const known = TASK_FIELDS.find((each) => each.key === key || each.field === key);
    if (known === undefined) {
      const fields = TASK_FIELDS.map((each) => each.key).join(', ');
      throw new UsageError('{0} is not field=value with a field that tasks have: {1}.', word, fields);
    }
    if (sign !== '' && known.kind !== 'texts') throw new UsageError('{0} is no list: only {0}=value can be said.', key);
    if (known.kind === 'texts') changes[known.field] = listChange(sign, elementsOf(text));
    else changes[known.field] = text === '' ? undefined : known.kind === 'amount' ? amount(text) : text;
  }
  return changes as TaskChanges;
}

/** The same for a task that does not exist yet. */
export function readDraft(title: string, words: readonly string[]): TaskDraft {
  const draft: Record<string, unknown> = { title };
  for (const [field, value] of Object.entries(readAssignments(words))) {
    draft[field] = typeof value === 'object' && 'add' in value ? value.add : value;
  }
  return draft as unknown as TaskDraft;
}

function listChange(sign: string, elements: readonly string[]): unknown {
  if (sign === '+') return { add: elements };
  return sign === '-' ? { remove: elements } : elements;
}

function elementsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((element) => element.trim())
    .filter((element) => element !== '');
}

function amount(text: string): string | number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
