import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { WishedChanges } from '../core/tasks/wishedChanges.ts';
import { type BoardColumn, boardColumns } from './boardColumns.ts';
import { el } from './element.ts';
import { keepList } from './keyedList.ts';
import type { Columns } from './pageView.ts';
import { columnWord } from './taskWords.ts';
import { number, t } from './words.ts';

/** What a person does on the board. */
export interface TaskBoardActions {
  open(task: VersionedTask): void;
  /** `column`: where it goes, in words. */
  move(task: VersionedTask, changes: WishedChanges, column: string): void;
}

const HELP = 'board-help';

/**
 * The tasks as cards in columns. Cards are dragged with the mouse, or moved by Shift and an arrow; one of them is a stop for Tab, arrows go from
 * one to the next.
 */
export class TaskBoard {
  readonly element: HTMLElement;
  readonly #actions: TaskBoardActions;
  readonly #columns = el('div', { class: 'columns' });
  readonly #help = el('p', { id: HELP, class: 'help' });
  #shown: readonly BoardColumn[] = [];
  #by: Columns = 'status';
  #mayEdit = false;
  #active = '';

  constructor(actions: TaskBoardActions) {
    this.#actions = actions;
    this.element = el(
      'div',
      { class: 'board', onkeydown: (event: KeyboardEvent) => this.#onKey(event) },
      this.#columns,
      this.#help,
    );
  }

  show(tasks: readonly VersionedTask[], by: Columns, mayEdit: boolean): void {
    const had = this.#columns.contains(document.activeElement);
    this.#by = by;
    this.#mayEdit = mayEdit;
    this.#shown = boardColumns(tasks, by);
    this.#help.textContent = mayEdit
      ? t('Arrows go from card to card, Shift with an arrow moves a card, Enter opens it.')
      : t('Arrows go from card to card, Enter opens one.');
    keepList(
      this.#columns,
      this.#shown.map(({ key }) => ({ key: `${by} ${key}`, shown: `${mayEdit}`, create: () => this.#newColumn(key) })),
    );
    for (const [at, { key, tasks: cards }] of this.#shown.entries()) {
      const column = this.#columns.children[at] as HTMLElement;
      column.querySelector('.count')!.textContent = number(cards.length);
      const list = column.querySelector<HTMLElement>('ul')!;
      keepList(
        list,
        cards.map((task) => ({ key: task.id, shown: task.version, create: () => this.#newCard(task, key) })),
      );
    }
    this.#keepActive(had);
  }

  #newColumn(key: string): HTMLElement {
    const word = columnWord(this.#by, key);
    const id = `column-${encodeURIComponent(key)}`;
    const column = el(
      'section',
      { class: 'column', 'aria-labelledby': id, 'data-column': key },
      el(
        'h2',
        { id },
        el('span', { 'data-status': this.#by === 'status' ? key : undefined }, word),
        ' ',
        el('span', { class: 'count' }),
      ),
      el('ul', { 'aria-labelledby': id }),
    );
    if (!this.#mayEdit) return column;
    const mark = (over: boolean) => column.classList.toggle('over', over);
    column.addEventListener('dragover', (event) => {
      event.preventDefault();
      mark(true);
    });
    column.addEventListener('dragleave', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && column.contains(relatedTarget))) mark(false);
    });
    column.addEventListener('drop', (event) => {
      event.preventDefault();
      mark(false);
      this.#move(event.dataTransfer?.getData('text/plain') ?? '', key);
    });
    return column;
  }

  #newCard(task: VersionedTask, column: string): HTMLElement {
    const { id, title, priority, assignee, labels = [] } = task;
    const rest = [priority, assignee].filter((text) => text !== undefined && text !== column);
    const card = el(
      'div',
      {
        role: 'button',
        class: 'card',
        tabindex: -1,
        draggable: this.#mayEdit ? 'true' : undefined,
        'aria-describedby': HELP,
        onclick: () => this.#actions.open(task),
        onfocus: () => this.#activate(id),
        ondragstart(event: DragEvent) {
          event.dataTransfer?.setData('text/plain', id);
          card.classList.add('dragged');
        },
        ondragend: () => card.classList.remove('dragged'),
      },
      // The blanks part the words of its name, as screen readers say it.
      el('span', { class: 'id' }, id, ' '),
      el('span', { class: 'title' }, title, ' '),
      el(
        'span',
        { class: 'rest' },
        ...rest.map((text) => el('span', {}, text ?? '', ' ')),
        ...labels.map((label) => el('span', { class: 'label' }, label, ' ')),
      ),
    );
    return el('li', {}, card);
  }

  #onKey(event: KeyboardEvent): void {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.card') : null;
    const id = card?.closest<HTMLElement>('li')?.dataset['key'];
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const column = this.#shown.findIndex(({ tasks }) => tasks.some((task) => task.id === id));
    const tasks = this.#shown[column]?.tasks ?? [];
    const row = tasks.findIndex((task) => task.id === id);
    const aside = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (event.key === 'Enter' || event.key === ' ') this.#actions.open(tasks[row]!);
    else if (aside !== 0 && event.shiftKey) {
      const to = this.#shown[column + aside];
      if (to !== undefined) this.#move(id, to.key);
    } else if (aside !== 0) this.#focusAside(column, row, aside);
    else if (event.key === 'ArrowUp') this.#focus(tasks[row - 1]?.id);
    else if (event.key === 'ArrowDown') this.#focus(tasks[row + 1]?.id);
    else if (event.key === 'Home') this.#focus(tasks[0]?.id);
    else if (event.key === 'End') this.#focus(tasks.at(-1)?.id);
    else return;
    event.preventDefault();
  }

  /** The next column that has cards. */
  #focusAside(column: number, row: number, aside: number): void {
    for (let at = column + aside; at >= 0 && at < this.#shown.length; at += aside) {
      const tasks = this.#shown[at]?.tasks ?? [];
      if (tasks.length === 0) continue;
      this.#focus(tasks[Math.min(row, tasks.length - 1)]?.id);
      return;
    }
  }

  #move(id: string, key: string): void {
    const from = this.#shown.find(({ tasks }) => tasks.some((task) => task.id === id));
    const task = from?.tasks.find((each) => each.id === id);
    if (!this.#mayEdit || task === undefined || from?.key === key) return;
    this.#activate(id);
    this.#actions.move(task, { [this.#by]: key === '' ? null : key }, columnWord(this.#by, key));
  }

  #focus(id: string | undefined): void {
    if (id !== undefined) this.#card(id)?.focus();
  }

  #activate(id: string): void {
    this.#card(this.#active)?.setAttribute('tabindex', '-1');
    this.#active = id;
    this.#card(id)?.setAttribute('tabindex', '0');
  }

  #keepActive(focus: boolean): void {
    const card = this.#card(this.#active) ?? this.#columns.querySelector<HTMLElement>('.card') ?? undefined;
    const id = card?.closest<HTMLElement>('li')?.dataset['key'];
    if (card === undefined || id === undefined) return;
    this.#activate(id);
    if (focus && !this.#columns.contains(document.activeElement)) card.focus();
  }

  #card(id: string): HTMLElement | undefined {
    return this.#columns.querySelector<HTMLElement>(`li[data-key="${CSS.escape(id)}"] > .card`) ?? undefined;
  }
}
