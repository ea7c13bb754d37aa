import type { WishedTask } from '../core/tasks/wishedChanges.ts';
import { showDialog } from './dialog.ts';
import { el } from './element.ts';
import { statusSelect } from './taskDialog.ts';
import { fieldWord } from './taskWords.ts';
import { t } from './words.ts';

/** Asks for a new task; undefined when nobody wants one. */
export function askNewTask(lists: {
  readonly assignee: string;
  readonly priority: string;
}): Promise<WishedTask | undefined> {
  const title = el('input', { required: true, pattern: '.*\\S.*' });
  const status = statusSelect('open');
  const priority = el('input', { list: lists.priority });
  const assignee = el('input', { list: lists.assignee });
  const description = el('textarea', { rows: 3 });
  const given = (name: 'priority' | 'assignee' | 'description', control: { readonly value: string }) =>
    control.value.trim() === '' ? {} : { [name]: control.value.trim() };
  return showDialog<WishedTask>(t('New task'), (close) => {
    const form = el(
      'form',
      {
        method: 'dialog',
        class: 'task',
        onsubmit(event: SubmitEvent) {
          event.preventDefault();
          close({
            title: title.value.trim(),
            status: status.value,
            ...given('priority', priority),
            ...given('assignee', assignee),
            ...given('description', description),
          });
        },
      },
      ...(
        [
          ['title', title],
          ['status', status],
          ['priority', priority],
          ['assignee', assignee],
          ['description', description],
        ] as const
      ).map(([field, control]) => el('label', { class: field }, el('span', {}, fieldWord(field)), control)),
      el(
        'div',
        { class: 'buttons' },
        el('button', { class: 'primary' }, t('Add')),
        el('button', { type: 'button', onclick: () => form.closest('dialog')?.close() }, t('Close')),
      ),
    );
    return [form];
  });
}
