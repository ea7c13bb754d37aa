import type { TaskRecord } from '../model/structDocument.ts';

/** A task as the words that go with a request for its definition. */
export function taskInstruction({ title, description }: Pick<TaskRecord, 'title' | 'description'>): string {
  return description === undefined ? title : `${title}\n${description}`;
}
