import { TASK_STATUSES } from '../core/tasks/file/taskFields.ts';
import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { WishedChanges, WishedField } from '../core/tasks/wishedChanges.ts';
import { showDialog } from './dialog.ts';
import { el } from './element.ts';
import { EDITED_FIELDS, isList, typedText, wishOf } from './fieldValue.ts';
import { fieldWord, statusWord } from './taskWords.ts';
import { t } from './words.ts';

/** What a person did in the dialog of a task. */
export type TaskWish = { readonly kind: 'save'; readonly changes: WishedChanges } | { readonly kind: 'open' };

export interface TaskDialogOptions {
  readonly mayEdit: boolean;
  /** The task's code can be shown. */
  readonly canOpen: boolean;
  /** Ids of lists of values to choose from. */
  readonly lists: Readonly<Partial<Record<WishedField, string>>>;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** All fields of a task, to look at and to change; undefined where nothing is to be done. */
export async function askTask(task: VersionedTask, options: TaskDialogOptions): Promise<TaskWish | undefined> {
  const controls = new Map(EDITED_FIELDS.map((field) => [field, controlOf(task, field, options)]));
  const wish = (): WishedChanges =>
    Object.assign({}, ...[...controls].map(([field, control]) => wishOf(task, field, control.value))) as WishedChanges;
  return showDialog<TaskWish>(task.id, (close) => {
    const open =
      options.canOpen && (task.symbol !== undefined || task.todo !== undefined)
        ? el('button', { type: 'button', onclick: () => close({ kind: 'open' }) }, t('Show the code'))
        : undefined;
    const save = options.mayEdit ? el('button', { class: 'primary' }, t('Save')) : undefined;
    const form = el(
      'form',
      {
        method: 'dialog',
        class: 'task',
        onsubmit(event: SubmitEvent) {
          event.preventDefault();
          close({ kind: 'save', changes: wish() });
        },
      },
      ...[...controls].map(([field, control]) =>
        el('label', { class: field }, el('span', {}, labelOf(field)), control),
      ),
      el(
        'div',
        { class: 'buttons' },
        save,
        open,
        el('button', { type: 'button', onclick: () => form.closest('dialog')?.close() }, t('Close')),
      ),
    );
    return [form];
  }).then((result) => (result?.kind === 'save' && Object.keys(result.changes).length === 0 ? undefined : result));
}

function labelOf(field: WishedField): string {
  return isList(field) ? `${fieldWord(field)} ${t('(commas between)')}` : fieldWord(field);
}

function controlOf(task: VersionedTask, field: WishedField, { mayEdit, lists }: TaskDialogOptions): Control {
  const value = typedText(task, field);
  if (field === 'status') return statusSelect(value, !mayEdit);
  if (field === 'description') {
    const area = el('textarea', { rows: 4, readonly: !mayEdit });
    area.value = value;
    return area;
  }
  const input = el('input', { readonly: !mayEdit, required: field === 'title', list: lists[field] });
  input.value = value;
  return input;
}

/** The statuses that there are, and the one that stands in the file, whatever it is. */
export function statusSelect(value: string, disabled = false): HTMLSelectElement {
  const statuses = [...new Set<string>([...TASK_STATUSES, value])];
  const select = el(
    'select',
    { disabled },
    ...statuses.map((status) => el('option', { value: status }, statusWord(status))),
  );
  select.value = value;
  return select;
}
