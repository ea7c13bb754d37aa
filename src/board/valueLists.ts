import type { WishedField } from '../core/tasks/wishedChanges.ts';
import { el } from './element.ts';
import type { TaskBook } from './taskBook.ts';

const FIELDS = ['assignee', 'priority', 'release'] as const;
const USUAL_PRIORITIES = ['critical', 'high', 'medium', 'low'];

/** Values that other tasks have, offered to whoever types one. */
export class ValueLists {
  readonly element = el('div', { hidden: true });
  readonly ids = {
    assignee: 'values-assignee',
    priority: 'values-priority',
    release: 'values-release',
  } as const satisfies Partial<Record<WishedField, string>>;

  constructor() {
    this.element.append(...FIELDS.map((field) => el('datalist', { id: this.ids[field] })));
  }

  show(book: TaskBook): void {
    for (const [at, field] of FIELDS.entries()) {
      const usual = field === 'priority' ? USUAL_PRIORITIES : [];
      const values = [...new Set([...usual, ...book.values(field)])];
      this.element.children[at]?.replaceChildren(...values.map((value) => el('option', { value })));
    }
  }
}
