import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { WishedChanges, WishedField } from '../core/tasks/wishedChanges.ts';
import { el } from './element.ts';
import { typedText, wishOf } from './fieldValue.ts';
import { keepList } from './keyedList.ts';
import type { Sort } from './pageView.ts';
import { statusSelect } from './taskDialog.ts';
import { fieldWord, valueText } from './taskWords.ts';
import { t } from './words.ts';

/** What a person does in the table. */
export interface TaskTableActions {
  open(task: VersionedTask): void;
  change(task: VersionedTask, changes: WishedChanges): void;
  sort(by: Sort): void;
}

export interface TaskTableLook {
  readonly sort: Sort;
  readonly down: boolean;
  readonly mayEdit: boolean;
}

const COLUMNS = ['id', 'title', 'status', 'priority', 'assignee', 'labels'] as const;
type Column = (typeof COLUMNS)[number];

/** Rows that Page Up and Page Down go. */
const PAGE = 15;

interface Place {
  readonly id: string;
  readonly column: Column;
}

/**
 * The tasks as a grid by the pattern of WAI-ARIA: one stop for Tab, arrows go from cell to cell, Enter or F2 edits in place. All rows are in
 * the document, so that search and screen readers find them; the browser lays out only those in sight (`content-visibility`).
 */
export class TaskTable {
  readonly element: HTMLElement;
  readonly #actions: TaskTableActions;
  readonly #lists: Readonly<Partial<Record<WishedField, string>>>;
  readonly #head = el('div', { role: 'row', class: 'row head', 'aria-rowindex': 1 });
  readonly #body = el('div', { role: 'rowgroup', class: 'rows' });
  #tasks: readonly VersionedTask[] = [];
  #look: TaskTableLook = { sort: 'file', down: false, mayEdit: false };
  #place: Place = { id: '', column: 'title' };
  #editing: Place | undefined;

  /** `lists`: ids of lists of values to choose from. */
  constructor(actions: TaskTableActions, lists: Readonly<Partial<Record<WishedField, string>>>) {
    this.#actions = actions;
    this.#lists = lists;
    this.element = el(
      'div',
      {
        role: 'grid',
        class: 'table',
        'aria-label': t('Tasks'),
        onkeydown: (event: KeyboardEvent) => this.#onKey(event),
        onfocusin: (event: FocusEvent) => this.#onFocus(event),
        ondblclick: (event: MouseEvent) => this.#onPress(event),
        onclick: (event: MouseEvent) => this.#onClick(event),
      },
      el('div', { role: 'rowgroup' }, this.#head),
      this.#body,
    );
  }

  show(tasks: readonly VersionedTask[], look: TaskTableLook): void {
    const had = this.#body.contains(document.activeElement);
    this.#tasks = tasks;
    this.#look = look;
    this.element.setAttribute('aria-rowcount', String(tasks.length + 1));
    this.element.setAttribute('aria-colcount', String(COLUMNS.length));
    this.#head.replaceChildren(...COLUMNS.map((column) => this.#headCell(column)));
    const editing = this.#editing && this.#row(this.#editing.id);
    keepList(
      this.#body,
      tasks.map((task, at) => ({
        key: task.id,
        // What somebody types is not taken away; the row is shown anew afterwards.
        shown:
          editing?.dataset['key'] === task.id ? editing.dataset['shown']! : `${task.version} ${look.mayEdit} ${at}`,
        create: () => this.#newRow(task, at),
      })),
    );
    this.#keepPlace(had && this.#editing === undefined);
  }

  #headCell(column: Column): HTMLElement {
    const { sort, down } = this.#look;
    const name = column === 'id' ? t('Id') : fieldWord(column);
    if (column === 'labels') return el('div', { role: 'columnheader', class: column }, name);
    const sorted = sort === column ? (down ? 'descending' : 'ascending') : undefined;
    const sign = sorted === undefined ? '' : down ? ' ↓' : ' ↑';
    const button = el('button', { type: 'button', onclick: () => this.#actions.sort(column) }, `${name}${sign}`);
    return el('div', { role: 'columnheader', class: column, 'aria-sort': sorted }, button);
  }

  #newRow(task: VersionedTask, at: number): HTMLElement {
    const cells = COLUMNS.map((column) =>
      el(
        'div',
        { role: 'gridcell', class: column, 'data-column': column, tabindex: -1 },
        ...this.#content(task, column),
      ),
    );
    return el('div', { role: 'row', class: 'row', 'aria-rowindex': at + 2 }, ...cells);
  }

  #content(task: VersionedTask, column: Column): readonly Node[] {
    if (column === 'id') return [el('span', { class: 'link' }, task.id)];
    if (column === 'status')
      return [el('span', { class: 'chip', 'data-status': task.status }, valueText('status', task.status))];
    if (column === 'labels') return (task.labels ?? []).map((label) => el('span', { class: 'label' }, label));
    return [el('span', {}, task[column] ?? '')];
  }

  #onFocus({ target }: FocusEvent): void {
    const place = placeOf(target);
    if (place === undefined) return;
    this.#cell(this.#place)?.setAttribute('tabindex', '-1');
    this.#place = place;
    this.#cell(place)?.setAttribute('tabindex', '0');
  }

  #onClick({ target }: MouseEvent): void {
    const place = placeOf(target);
    if (place === undefined || this.#editing !== undefined) return;
    const touched = matchMedia('(pointer: coarse)').matches;
    if (touched || place.column === 'id') this.#open(place.id);
  }

  #onPress({ target }: MouseEvent): void {
    const place = placeOf(target);
    if (place !== undefined && place.column !== 'id') this.#edit(place);
  }

  #onKey(event: KeyboardEvent): void {
    const place = placeOf(event.target);
    if (place === undefined || this.#editing !== undefined || event.altKey) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (place.column === 'id') this.#open(place.id);
      else this.#edit(place);
      return;
    }
    const next = this.#next(place, event.key, event.ctrlKey || event.metaKey);
    if (next === undefined) return;
    event.preventDefault();
    this.#cell(next)?.focus();
  }

  #next({ id, column }: Place, key: string, far: boolean): Place | undefined {
    const row = this.#tasks.findIndex((task) => task.id === id);
    const at = COLUMNS.indexOf(column);
    const to = (nextRow: number, nextAt: number): Place | undefined => {
      const task = this.#tasks[Math.max(0, Math.min(this.#tasks.length - 1, nextRow))];
      const nextColumn = COLUMNS[Math.max(0, Math.min(COLUMNS.length - 1, nextAt))];
      return task === undefined || nextColumn === undefined ? undefined : { id: task.id, column: nextColumn };
    };
    switch (key) {
      case 'ArrowUp':
        return to(row - 1, at);
      case 'ArrowDown':
        return to(row + 1, at);
      case 'ArrowLeft':
        return to(row, at - 1);
      case 'ArrowRight':
        return to(row, at + 1);
      case 'PageUp':
        return to(row - PAGE, at);
      case 'PageDown':
        return to(row + PAGE, at);
      case 'Home':
        return far ? to(0, 0) : to(row, 0);
      case 'End':
        return far ? to(this.#tasks.length, COLUMNS.length) : to(row, COLUMNS.length);
      default:
        return undefined;
    }
  }

  #open(id: string): void {
    const task = this.#tasks.find((each) => each.id === id);
    if (task !== undefined) this.#actions.open(task);
  }

  #edit(place: Place): void {
    const { id, column } = place;
    const task = this.#tasks.find((each) => each.id === id);
    const cell = this.#cell(place);
    if (!this.#look.mayEdit || column === 'id' || task === undefined || cell === undefined) return;
    const control = column === 'status' ? statusSelect(task.status) : el('input', { list: this.#lists[column] });
    control.value = typedText(task, column);
    control.setAttribute('aria-label', t('{0} of {1}', fieldWord(column), id));
    this.#editing = place;
    let ended = false;
    const end = (write: boolean, stay: boolean): void => {
      if (ended) return;
      ended = true;
      this.#editing = undefined;
      cell.replaceChildren(...this.#content(task, column));
      // Others may have changed the row while it was edited.
      const row = this.#row(id);
      if (row !== undefined) row.dataset['shown'] = '';
      const wish = write ? wishOf(task, column, control.value) : undefined;
      this.show(this.#tasks, this.#look);
      if (stay) this.#cell(place)?.focus();
      if (wish !== undefined) this.#actions.change(task, wish);
    };
    control.addEventListener('keydown', (event) => {
      const { key } = event as KeyboardEvent;
      if (key === 'Enter' || key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        end(key === 'Enter', true);
      }
    });
    control.addEventListener('blur', () => end(true, false));
    cell.replaceChildren(control);
    control.focus();
    if (control instanceof HTMLInputElement) control.select();
  }

  /** One cell can be reached by Tab: the last one that had the focus, or the first. */
  #keepPlace(focus: boolean): void {
    const known = this.#cell(this.#place);
    const cell = known ?? this.#body.querySelector<HTMLElement>('[data-column="title"]') ?? undefined;
    if (cell === undefined) return;
    if (known === undefined) this.#place = placeOf(cell) ?? this.#place;
    cell.setAttribute('tabindex', '0');
    if (focus && !this.#body.contains(document.activeElement)) cell.focus();
  }

  #row(id: string): HTMLElement | undefined {
    return this.#body.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`) ?? undefined;
  }

  #cell({ id, column }: Place): HTMLElement | undefined {
    return this.#row(id)?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? undefined;
  }
}

function placeOf(target: EventTarget | null): Place | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const id = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
  return id === undefined || column === undefined ? undefined : { id, column: column as Column };
}
